namespace AspNetWebSockets;

/// <summary>
/// How the server lets go of its WebSockets when the host stops, or when <see cref="IWebSocketDrain.DrainAsync"/> is
/// called: it refuses new ones with 503, waits for <see cref="ReadinessDelay"/>, sends close code 1001 to one connection
/// after another over <see cref="Time"/>, and aborts what has not ended by <see cref="Deadline"/>.
/// </summary>
/// <remarks>
/// A stopping host has to fit all of it into <c>HostOptions.ShutdownTimeout</c> (30 seconds by default). When it does not
/// fit, the log says so at start (event 1053), and the times are shortened in proportion.
/// </remarks>
public sealed class WebSocketDrainOptions
{
    /// <summary>
    /// How long nothing but readiness changes: the health check says unhealthy and new WebSockets are refused, but
    /// every connection goes on, and the server still listens. Long enough for a load balancer to notice that it has
    /// to send its clients elsewhere: the interval of its checks times the failures it waits for.
    /// </summary>
    /// <value>Default zero, for a server that nothing checks; from zero to one hour.</value>
    public TimeSpan ReadinessDelay { get; set; }

    /// <summary>
    /// Over how long the close frames are spread, in random order and at random distances, so that the clients do not
    /// all come back in the same moment. At least 100 a second are sent, so that few connections take less.
    /// </summary>
    /// <value>Default 5 seconds, from zero (all at once) to one hour.</value>
    public TimeSpan Time { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long after the first close frame the connections that have not ended are aborted. Each client has
    /// <see cref="AspNetWebSocketsOptions.LingerTimeout"/> to answer its close frame; more than that and
    /// <see cref="Time"/> together is for handlers that have something to finish.
    /// </summary>
    /// <value>Default 20 seconds, from one second more than <see cref="Time"/>, so that the last ones told can answer, to one day.</value>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>What <c>Retry-After</c> says in the 503 that refuses a new WebSocket (RFC 9110 section 10.2.3).</summary>
    /// <value>Default 5 seconds, from one second to one day; fractions of a second are rounded up.</value>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The reason in the close frame, such as a hint for the client's author when to reconnect: <c>reconnect in 1 to 5 s</c>.
    /// No standard gives it a meaning; clients of one's own may read it.
    /// </summary>
    /// <value>Default empty; at most 123 bytes in UTF-8 (RFC 6455 section 5.5).</value>
    public string Reason { get; set; } = string.Empty;
}
