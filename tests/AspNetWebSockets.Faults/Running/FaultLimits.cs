namespace AspNetWebSockets.Faults;

/// <summary>The deadlines of all cases, in virtual time; each different from every other.</summary>
internal static class FaultLimits
{
    public static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan KeepAliveTimeout = TimeSpan.FromSeconds(20);
    public static readonly TimeSpan Close = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);

    /// <summary>When every call has completed, whatever happens.</summary>
    public static readonly TimeSpan All = TimeSpan.FromMinutes(10);

    /// <summary>Delays that each go past one more deadline; the last one goes past all.</summary>
    public static readonly IReadOnlyList<TimeSpan> Delays =
    [
        Linger + TimeSpan.FromSeconds(1),
        Close + TimeSpan.FromSeconds(1),
        KeepAliveTimeout + TimeSpan.FromSeconds(1),
        KeepAliveInterval + TimeSpan.FromSeconds(1),
        KeepAliveInterval + KeepAliveTimeout + TimeSpan.FromSeconds(1),
        TimeSpan.FromHours(1),
    ];

    public static AspNetWebSocketsOptions Options() =>
        new()
        {
            KeepAliveInterval = KeepAliveInterval,
            KeepAliveTimeout = KeepAliveTimeout,
            CloseTimeout = Close,
            LingerTimeout = Linger,
        };
}
