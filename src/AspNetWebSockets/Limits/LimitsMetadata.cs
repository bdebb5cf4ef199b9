namespace AspNetWebSockets;

/// <summary>What an endpoint changes about the limits of its connections; the last one of several counts.</summary>
/// <param name="configure">Changes a copy of the application's limits.</param>
internal sealed class LimitsMetadata(Action<ConnectionLimits> configure)
{
    // One for all connections of the endpoint, made with the first.
    private AspNetWebSocketsOptions? _options;

    /// <summary>The options of the endpoint's connections.</summary>
    /// <param name="application">Those of the application: one object in each host.</param>
    public AspNetWebSocketsOptions Over(AspNetWebSocketsOptions application) =>
        Volatile.Read(ref _options)
        ?? Interlocked.CompareExchange(ref _options, application.WithLimits(configure), null)
        ?? _options;
}
