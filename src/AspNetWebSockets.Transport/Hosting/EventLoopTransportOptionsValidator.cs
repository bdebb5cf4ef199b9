using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Transport;

/// <summary>Checks the ranges given in <see cref="EventLoopTransportOptions"/>, and whether the kind is possible, when the host starts.</summary>
internal sealed class EventLoopTransportOptionsValidator : IValidateOptions<EventLoopTransportOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, EventLoopTransportOptions options)
    {
        ValidateOptionsResultBuilder result = new();
        if (!Enum.IsDefined(options.Kind))
        {
            result.AddError($"must be one of the named values, but is {(int)options.Kind}.", nameof(options.Kind));
        }
        else if (TransportChoice.WhyImpossible(options.Kind) is { } reason)
        {
            result.AddError(
                $"{options.Kind} is not possible here: {reason} Use {nameof(EventLoopTransportKind.Auto)} to fall back.",
                nameof(options.Kind)
            );
        }

        if (options.LoopCount is < 1 or > EventLoopTransportOptions.MaxLoopCount)
        {
            result.AddError(
                $"must be from 1 to {EventLoopTransportOptions.MaxLoopCount}, but is {options.LoopCount}.",
                nameof(options.LoopCount)
            );
        }

        if (options.StallThreshold < Shortest || options.StallThreshold > Longest)
        {
            result.AddError(
                $"must be from {Shortest.TotalMilliseconds} ms to {Longest.TotalSeconds} s, but is {options.StallThreshold}.",
                nameof(options.StallThreshold)
            );
        }

        if (
            options.WriteStallTimeout != Timeout.InfiniteTimeSpan
            && (options.WriteStallTimeout <= TimeSpan.Zero || options.WriteStallTimeout > LongestTimer)
        )
        {
            result.AddError(
                $"must be more than zero and at most {LongestTimer.TotalDays} days, or Timeout.InfiniteTimeSpan, but is {options.WriteStallTimeout}.",
                nameof(options.WriteStallTimeout)
            );
        }

        AtLeastOne(result, nameof(options.Backlog), options.Backlog);
        AtLeastOne(result, nameof(options.MaxReadBufferSize), options.MaxReadBufferSize);
        AtLeastOne(result, nameof(options.MaxWriteBufferSize), options.MaxWriteBufferSize);
        return result.Build();
    }

    private static void AtLeastOne(ValidateOptionsResultBuilder result, string property, long? value)
    {
        if (value < 1)
        {
            result.AddError($"must be at least 1, but is {value}.", property);
        }
    }
}
