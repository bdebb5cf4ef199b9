using Microsoft.Extensions.Options;

namespace AspNetWebSockets;

/// <summary>The range that most times have.</summary>
internal static class TimeSpanRange
{
    /// <summary>What a timer can wait for.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(49);

    /// <summary>Adds an error unless the time can be waited for, or is <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    public static void PositiveOrInfinite(ValidateOptionsResultBuilder result, string property, TimeSpan value)
    {
        if (value != Timeout.InfiniteTimeSpan && (value <= TimeSpan.Zero || value > Longest))
        {
            result.AddError(
                $"must be more than zero and at most {Longest.TotalDays} days, or Timeout.InfiniteTimeSpan, but is {value}.",
                property
            );
        }
    }
}
