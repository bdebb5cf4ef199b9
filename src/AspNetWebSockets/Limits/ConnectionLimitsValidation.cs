using Microsoft.Extensions.Options;

namespace AspNetWebSockets;

/// <summary>The ranges of <see cref="ConnectionLimits"/>.</summary>
internal static class ConnectionLimitsValidation
{
    private const int MostPerSecond = 1_000_000_000;

    /// <summary>Adds an error for each limit that is out of its range.</summary>
    /// <param name="result">Gets the errors.</param>
    /// <param name="name">What the limits are called in the messages.</param>
    /// <param name="limits">The limits.</param>
    public static void Check(ValidateOptionsResultBuilder result, string name, ConnectionLimits limits)
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

    private static void Count(ValidateOptionsResultBuilder result, string property, int? value, int most)
    {
        if (value < 1 || value > most)
        {
            result.AddError($"must be from 1 to {most}, or null for no bound, but is {value}.", property);
        }
    }
}
