using System.ComponentModel.DataAnnotations;

namespace AspNetWebSockets;

/// <summary>
/// How many WebSockets may be open at once. A handshake over a cap is refused before the switch, when the request is
/// accepted as a WebSocket: with 503 where the server or the path is full, with 429 where the user or the address has as
/// many as it may have, each with <c>Retry-After</c> (RFC 9110 section 10.2.3). A connection counts until its handler
/// has ended. <see langword="null"/> is no cap, and costs nothing.
/// </summary>
public sealed class WebSocketAdmissionOptions
{
    /// <summary>How many may be open in the process.</summary>
    /// <value>Connections. Default <see langword="null"/>, no cap; at least 1.</value>
    [Range(1, int.MaxValue)]
    public int? MaxConnections { get; set; }

    /// <summary>
    /// How many may be open on each path. The path is the endpoint that routing has found, so that all of
    /// <c>/rooms/{id}</c> is one; without an endpoint it is the path of the request, upper and lower case being the same.
    /// <c>WithMaxWebSocketConnections</c> says another number for an endpoint.
    /// </summary>
    /// <value>Connections. Default <see langword="null"/>, no cap; at least 1.</value>
    [Range(1, int.MaxValue)]
    public int? MaxConnectionsPerPath { get; set; }

    /// <summary>How many may be open for each user, who is told by <see cref="WebSocketIdentityOptions.UserKey"/>. Connections without a user do not count.</summary>
    /// <value>Connections. Default <see langword="null"/>, no cap; at least 1.</value>
    [Range(1, int.MaxValue)]
    public int? MaxConnectionsPerUser { get; set; }

    /// <summary>
    /// How many may be open from each client address: <c>HttpContext.Connection.RemoteIpAddress</c> as the pipeline left
    /// it. Behind a proxy call <c>app.UseForwardedHeaders()</c> in front, with <c>ForwardedHeaders</c> and
    /// <c>KnownProxies</c> set as docs/limits.md shows, or all clients are one address: the proxy's.
    /// Where there is no address, as on a Unix socket, nothing counts.
    /// </summary>
    /// <value>Connections. Default <see langword="null"/>, no cap; at least 1.</value>
    [Range(1, int.MaxValue)]
    public int? MaxConnectionsPerAddress { get; set; }

    /// <summary>
    /// How many leading bits of an IPv6 address make a client, who usually has a whole network of them (RFC 6177). IPv4
    /// addresses, also those written as IPv6 (<c>::ffff:192.0.2.1</c>), count one by one.
    /// </summary>
    /// <value>Bits. Default 64, from 1 to 128.</value>
    [Range(1, 128)]
    public int IPv6PrefixLength { get; set; } = 64;

    /// <summary>When a refused client is asked to come back.</summary>
    /// <value>Whole seconds go out, rounded up. Default 10 seconds, from 1 second to 1 day.</value>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether anything is counted for all connections; an endpoint may have its own cap nevertheless.</summary>
    internal bool HasCap =>
        MaxConnections is not null
        || MaxConnectionsPerPath is not null
        || MaxConnectionsPerUser is not null
        || MaxConnectionsPerAddress is not null;
}
