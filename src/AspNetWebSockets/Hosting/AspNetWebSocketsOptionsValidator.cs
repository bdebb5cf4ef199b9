using AspNetWebSockets.Protocol;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets;

/// <summary>Checks the ranges given in <see cref="AspNetWebSocketsOptions"/> when the host starts.</summary>
internal sealed class AspNetWebSocketsOptionsValidator : IValidateOptions<AspNetWebSocketsOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, AspNetWebSocketsOptions options)
    {
        ValidateOptionsResultBuilder result = new();
        AtLeast(result, nameof(options.MaxMessageSize), options.MaxMessageSize, 1);
        if (options.ReceiveBufferLimit is < 1024 or > 1024 * 1024 * 1024)
        {
            result.AddError(
                $"must be from 1,024 bytes to 1 GiB, but is {options.ReceiveBufferLimit}.",
                nameof(options.ReceiveBufferLimit)
            );
        }

        TimeSpanRange.PositiveOrInfinite(result, nameof(options.KeepAliveInterval), options.KeepAliveInterval);
        TimeSpanRange.PositiveOrInfinite(result, nameof(options.KeepAliveTimeout), options.KeepAliveTimeout);
        TimeSpanRange.PositiveOrInfinite(result, nameof(options.CloseTimeout), options.CloseTimeout);
        if (options.LingerTimeout < TimeSpan.FromMilliseconds(1) || options.LingerTimeout > TimeSpan.FromMinutes(10))
        {
            result.AddError(
                $"must be from 1 ms to 10 minutes, but is {options.LingerTimeout}.",
                nameof(options.LingerTimeout)
            );
        }

        AtLeast(result, nameof(options.LingerByteLimit), options.LingerByteLimit, 0);
        ConnectionLimitsValidation.Check(result, nameof(options.Limits), options.Limits);
        DrainOptionsRules.Check(result, options.Drain);
        if (options.MessageTraceRatio is not (>= 0 and <= 1))
        {
            result.AddError(
                $"must be from 0 to 1, but is {options.MessageTraceRatio}.",
                nameof(options.MessageTraceRatio)
            );
        }

        Policy(result, nameof(options.Classic), options.Classic);
        Policy(result, nameof(options.Mapped), options.Mapped);
        Policy(result, nameof(options.Accepted), options.Accepted);
        foreach (string entry in options.AllowedOrigins.Where(static entry => !OriginPolicy.IsEntry(entry)))
        {
            result.AddError(
                $"has the entry '{entry}', which is no origin: give scheme://host or scheme://host:port without a path or a slash at its end, or \"*\" for every origin.",
                nameof(options.AllowedOrigins)
            );
        }

        return result.Build();
    }

    private static void Policy(ValidateOptionsResultBuilder result, string name, HandlerPolicy policy)
    {
        AtLeast(result, $"{name}.{nameof(policy.CloseDrainLimit)}", policy.CloseDrainLimit, 0);
        AtLeast(result, $"{name}.{nameof(policy.SendQueueLimit)}", policy.SendQueueLimit, 1);
        if (!Enum.IsDefined(policy.SendQueueFullMode))
        {
            result.AddError(
                $"must be a value of {nameof(SendQueueFullMode)}, but is {policy.SendQueueFullMode}.",
                $"{name}.{nameof(policy.SendQueueFullMode)}"
            );
        }
    }

    private static void AtLeast(ValidateOptionsResultBuilder result, string property, long value, long least)
    {
        if (value < least)
        {
            result.AddError($"must be at least {least} bytes, but is {value}.", property);
        }
    }
}
