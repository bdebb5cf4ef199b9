using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AspNetWebSockets;

/// <summary>
/// What is remembered of the request behind a connection: by which keys it counts, and who is on it. It is made only
/// where a cap, the expiry of credentials or <see cref="WebSocketIdentityOptions.TrackConnections"/> needs it.
/// </summary>
/// <param name="control">Where the connection counts.</param>
/// <param name="context">The request; nothing of it is kept but some strings.</param>
/// <param name="identity">Tells the user and the expiry.</param>
/// <param name="subProtocol">The sub-protocol agreed on.</param>
/// <param name="countsOnPath">Whether its path has a cap.</param>
/// <param name="openedAt">Now.</param>
internal sealed class AdmittedConnection(
    AdmissionControl control,
    HttpContext context,
    WebSocketIdentityOptions identity,
    string? subProtocol,
    bool countsOnPath,
    DateTimeOffset openedAt
)
{
    // Of no calendar; a moment that an application has left at its default is in the past.
    private const long Never = long.MaxValue;

    private readonly long _openedAt = openedAt.UtcTicks;
    private long _expiresAt = UtcTicksOf(identity.CloseOnExpiry ? identity.Expiry(context) : null);

    /// <summary>The path on which it counts: the endpoint, else the path without regard to case; <see langword="null"/> where paths have no cap.</summary>
    public object? CountedPath { get; } =
        countsOnPath ? context.GetEndpoint() ?? (object)PathOf(context).ToUpperInvariant() : null;

    // Path, sub-protocol and protocol are there where connections are tracked; nobody else asks.
    public string? Path { get; } = identity.TrackConnections ? PathOf(context) : null;

    public ClientAddress Address { get; } = ClientAddress.Of(context.Connection.RemoteIpAddress);

    /// <summary>The key of the user; <see langword="null"/> for nobody. The lock of <see cref="AdmissionControl"/> guards its change.</summary>
    public string? User { get; set; } = identity.UserKey(context.User);

    public string? SubProtocol { get; } = identity.TrackConnections ? subProtocol : null;

    public string? Protocol { get; } = identity.TrackConnections ? context.Request.Protocol : null;

    public DateTimeOffset OpenedAt => new(_openedAt, TimeSpan.Zero);

    /// <summary>When the credential expires; <see langword="null"/> for never. The lock of the connection guards its change.</summary>
    public DateTimeOffset? ExpiresAt
    {
        get => _expiresAt == Never ? null : new DateTimeOffset(_expiresAt, TimeSpan.Zero);
        set => _expiresAt = UtcTicksOf(value);
    }

    /// <summary>Whether its place was given back. The lock of <see cref="AdmissionControl"/> guards its change.</summary>
    public bool IsReleased { get; set; }

    /// <summary>The connection shows the credential of a user, the one that it has or its first.</summary>
    /// <returns>Whether the connection has its place, which it may not have where it gets its first user.</returns>
    public bool TryBecome(string user) => control.TryBecome(this, user);

    /// <summary>Gives the place back. Any number of times.</summary>
    public void Release() => control.Release(this);

    private static long UtcTicksOf(DateTimeOffset? moment) => moment?.UtcTicks ?? Never;

    /// <summary>The text of the route where that is the same, which the connections of a path can share.</summary>
    private static string PathOf(HttpContext context)
    {
        string path = (context.Request.PathBase + context.Request.Path).Value ?? "";
        return
            context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } text }
            && string.Equals(text, path, StringComparison.Ordinal)
            ? text
            : path;
    }
}
