using System.Net;

namespace AspNetWebSockets;

/// <summary>What <see cref="IWebSocketConnections"/> tells of an open WebSocket.</summary>
/// <param name="Id">What the log calls the connection. Unique in the process.</param>
/// <param name="Path">The path of the request that opened it, without the query.</param>
/// <param name="User">The key of its user (<see cref="WebSocketIdentityOptions.UserKey"/>); <see langword="null"/> for nobody.</param>
/// <param name="RemoteAddress">The client's address as the pipeline left it; <see langword="null"/> where there is none.</param>
/// <param name="OpenedAt">When it was accepted.</param>
/// <param name="ExpiresAt">When its credential expires, where that closes it; otherwise <see langword="null"/>.</param>
/// <param name="SubProtocol">The sub-protocol agreed on; <see langword="null"/> for none.</param>
/// <param name="HttpVersion">The protocol of the request: <c>HTTP/1.1</c>, <c>HTTP/2</c>.</param>
public sealed record WebSocketConnectionInfo(
    string Id,
    string Path,
    string? User,
    IPAddress? RemoteAddress,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ExpiresAt,
    string? SubProtocol,
    string HttpVersion
);
