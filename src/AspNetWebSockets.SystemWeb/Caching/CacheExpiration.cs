namespace System.Web.Caching;

/// <summary>When an item expires.</summary>
/// <param name="Absolute">UTC; <see cref="DateTime.MaxValue"/> for never.</param>
/// <param name="Sliding">How long it may be unused; zero for any time.</param>
internal readonly record struct CacheExpiration(DateTime Absolute, TimeSpan Sliding)
{
    private static readonly TimeSpan LongestSliding = TimeSpan.FromDays(365);

    /// <summary>What the arguments of <see cref="Cache.Insert(string, object)"/> and its like say.</summary>
    /// <param name="absoluteExpiration">Local time, unless its kind is UTC.</param>
    /// <param name="slidingExpiration">0 to 365 days.</param>
    /// <param name="time">Has the local time zone.</param>
    /// <exception cref="ArgumentException">Both are given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sliding expiration is out of its range.</exception>
    internal static CacheExpiration Of(DateTime absoluteExpiration, TimeSpan slidingExpiration, TimeProvider time)
    {
        bool isAbsolute = absoluteExpiration.Ticks != Cache.NoAbsoluteExpiration.Ticks;
        if (isAbsolute && slidingExpiration != Cache.NoSlidingExpiration)
        {
            throw new ArgumentException(
                "absoluteExpiration must be Cache.NoAbsoluteExpiration or slidingExpiration must be Cache.NoSlidingExpiration: an item expires in one of the two ways."
            );
        }

        if (slidingExpiration < TimeSpan.Zero || slidingExpiration > LongestSliding)
        {
            throw new ArgumentOutOfRangeException(
                nameof(slidingExpiration),
                slidingExpiration,
                "A time span from zero to 365 days is expected."
            );
        }

        return new CacheExpiration(
            isAbsolute ? ToUtc(absoluteExpiration, time.LocalTimeZone) : DateTime.MaxValue,
            slidingExpiration
        );
    }

    internal bool IsOver(DateTime lastUse, DateTime now) =>
        Absolute <= now || (Sliding > TimeSpan.Zero && now - lastUse >= Sliding);

    private static DateTime ToUtc(DateTime time, TimeZoneInfo zone) =>
        time.Kind == DateTimeKind.Utc ? time
        // A time that the clocks leave out in spring has no conversion of its own.
        : zone.IsInvalidTime(time) ? DateTime.SpecifyKind(time, DateTimeKind.Utc) - zone.BaseUtcOffset
        : TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(time, DateTimeKind.Unspecified), zone);
}
