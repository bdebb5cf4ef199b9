using Microsoft.Extensions.Options;

namespace AspNetWebSockets;

/// <summary>The ranges of <see cref="ConnectionLimits"/>.</summary>
internal static class ConnectionLimitsValidation
{
    private const int MostPerSecond = 1_000_000_000;

    /// <summary>Adds an error for each limit that is out of its range, or that has no effect.</summary>
    /// <param name="result">Gets the errors.</param>
    /// <param name="name">What the limits are called in the messages.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="inherited">Those that <paramref name="limits"/> are made of: what stands there may lose its rate.</param>
    public static void Check(
        ValidateOptionsResultBuilder result,
        string name,
        ConnectionLimits limits,
        ConnectionLimits? inherited = null
    )
    {
        CheckRanges(result, name, limits);
        if (limits.MessagesPerSecond is null)
        {
            const string rate = nameof(limits.MessagesPerSecond);
            HasNoEffect(
                result,
                $"{name}.{nameof(limits.MessageBurst)}",
                limits.MessageBurst,
                inherited?.MessageBurst,
                rate
            );
            HasNoEffect(
                result,
                $"{name}.{nameof(limits.CreateMessageLimiter)}",
                limits.CreateMessageLimiter,
                inherited?.CreateMessageLimiter,
                rate
            );
        }

        if (limits.BytesPerSecond is null)
        {
            const string rate = nameof(limits.BytesPerSecond);
            HasNoEffect(result, $"{name}.{nameof(limits.ByteBurst)}", limits.ByteBurst, inherited?.ByteBurst, rate);
            HasNoEffect(
                result,
                $"{name}.{nameof(limits.CreateByteLimiter)}",
                limits.CreateByteLimiter,
                inherited?.CreateByteLimiter,
                rate
            );
        }
    }

    /// <summary>Adds an error for each limit that is out of its range.</summary>
    /// <param name="result">Gets the errors.</param>
    /// <param name="name">What the limits are called in the messages.</param>
    /// <param name="limits">The limits.</param>
    public static void CheckRanges(ValidateOptionsResultBuilder result, string name, ConnectionLimits limits)
    {
        Count(result, $"{name}.{nameof(limits.MessagesPerSecond)}", limits.MessagesPerSecond, MostPerSecond);
        Count(result, $"{name}.{nameof(limits.MessageBurst)}", limits.MessageBurst, 2 * MostPerSecond);
        Count(result, $"{name}.{nameof(limits.BytesPerSecond)}", limits.BytesPerSecond, MostPerSecond);
        Count(result, $"{name}.{nameof(limits.ByteBurst)}", limits.ByteBurst, 2 * MostPerSecond);
        Count(result, $"{name}.{nameof(limits.MaxFragmentsPerMessage)}", limits.MaxFragmentsPerMessage, int.MaxValue);
        Count(
            result,
            $"{name}.{nameof(limits.MaxControlFramesPerSecond)}",
            limits.MaxControlFramesPerSecond,
            int.MaxValue
        );
        Count(result, $"{name}.{nameof(limits.MaxUnansweredPings)}", limits.MaxUnansweredPings, int.MaxValue);
        if (limits.ThrottleTolerance != TimeSpan.Zero)
        {
            TimeSpanRange.PositiveOrInfinite(
                result,
                $"{name}.{nameof(limits.ThrottleTolerance)}",
                limits.ThrottleTolerance
            );
        }

        TimeSpanRange.PositiveOrInfinite(result, $"{name}.{nameof(limits.IdleTimeout)}", limits.IdleTimeout);
        TimeSpanRange.PositiveOrInfinite(result, $"{name}.{nameof(limits.MaxLifetime)}", limits.MaxLifetime);
        TimeSpanRange.PositiveOrInfinite(
            result,
            $"{name}.{nameof(limits.WriteStallTimeout)}",
            limits.WriteStallTimeout
        );
    }

    private static void HasNoEffect(
        ValidateOptionsResultBuilder result,
        string property,
        object? value,
        object? inherited,
        string rate
    )
    {
        if (value is not null && !value.Equals(inherited))
        {
            result.AddError(
                $"has no effect, as {rate} is null and there is no such rate. Set {rate}, or leave this null.",
                property
            );
        }
    }

    private static void Count(ValidateOptionsResultBuilder result, string property, int? value, int most)
    {
        if (value < 1 || value > most)
        {
            result.AddError($"must be from 1 to {most}, or null for no bound, but is {value}.", property);
        }
    }
}
