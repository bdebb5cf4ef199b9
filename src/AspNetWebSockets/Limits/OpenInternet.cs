namespace AspNetWebSockets;

/// <summary>The values of <see cref="AspNetWebSocketsOptions.UseOpenInternetLimits"/>: for people and their browsers, whom nobody has vouched for.</summary>
internal static class OpenInternet
{
    private const long SendQueueLimit = 1024 * 1024;

    public static void Apply(ConnectionLimits limits)
    {
        limits.MessagesPerSecond = 100;
        limits.MessageBurst = 500;
        limits.BytesPerSecond = 1024 * 1024;
        limits.ByteBurst = 8 * 1024 * 1024;
        limits.ThrottleTolerance = TimeSpan.FromSeconds(30);
        limits.MaxFragmentsPerMessage = 4096;
        limits.MaxControlFramesPerSecond = 100;
        limits.MaxUnansweredPings = 3;
        limits.IdleTimeout = TimeSpan.FromHours(1);
        limits.MaxLifetime = TimeSpan.FromHours(24);
        limits.WriteStallTimeout = TimeSpan.FromSeconds(30);
    }

    /// <summary>Many people can share an address, and have a few windows each. How many there may be in all is the machine's to say.</summary>
    public static void Apply(WebSocketAdmissionOptions admission)
    {
        admission.MaxConnectionsPerUser = 20;
        admission.MaxConnectionsPerAddress = 100;
    }

    public static void Apply(HandlerPolicy policy) => policy.SendQueueLimit = SendQueueLimit;
}
