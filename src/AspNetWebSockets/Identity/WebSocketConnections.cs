using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets;

/// <inheritdoc cref="IWebSocketConnections" />
internal sealed class WebSocketConnections(ConnectionFactory connections, ILogger<WebSocketConnection> logger)
    : IWebSocketConnections
{
    /// <inheritdoc />
    public int Count => connections.Active.Count;

    /// <inheritdoc />
    public IReadOnlyList<WebSocketConnectionInfo> Snapshot() => [.. Tracked().Select(InfoOf)];

    /// <inheritdoc />
    public async Task<int> CloseUserAsync(
        string user,
        WebSocketCloseStatus closeStatus,
        string reason,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(user);
        _ = CloseArguments.CheckForWire(closeStatus, reason);
        int count = await CloseAsync(
                connection => string.Equals(connection.Admitted!.User, user, StringComparison.Ordinal),
                closeStatus,
                reason,
                cancellationToken
            )
            .ConfigureAwait(false);
        return count;
    }

    /// <inheritdoc />
    public async Task<bool> CloseAsync(
        string id,
        WebSocketCloseStatus closeStatus,
        string reason,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(id);
        _ = CloseArguments.CheckForWire(closeStatus, reason);
        int count = await CloseAsync(
                connection => string.Equals(connection.Id, id, StringComparison.Ordinal),
                closeStatus,
                reason,
                cancellationToken
            )
            .ConfigureAwait(false);
        return count > 0;
    }

    private async Task<int> CloseAsync(
        Func<WebSocketConnection, bool> isMeant,
        WebSocketCloseStatus closeStatus,
        string reason,
        CancellationToken cancellationToken
    )
    {
        List<WebSocketConnection> closing = [.. Tracked().Where(isMeant)];
        foreach (WebSocketConnection connection in closing)
        {
            connection.EndByServer(ConnectionEndCause.Revoked, closeStatus, reason);
        }

        Log.Revoked(logger, closing.Count, (int)closeStatus);
        await Task.WhenAll(closing.Select(static connection => connection.Closed))
            .WaitAsync(cancellationToken)
            .ConfigureAwait(false);
        return closing.Count;
    }

    private List<WebSocketConnection> Tracked() =>
        connections.Options.Identity.TrackConnections
            ? connections.Active.Snapshot()
            : throw new InvalidOperationException(
                "The connections are not tracked: nothing is known of their paths, users and addresses. Set options.Identity.TrackConnections = true in AddAspNetWebSockets; it costs about 100 bytes for each connection."
            );

    private static WebSocketConnectionInfo InfoOf(WebSocketConnection connection)
    {
        AdmittedConnection admitted = connection.Admitted!;
        return new WebSocketConnectionInfo(
            connection.Id,
            admitted.Path!,
            admitted.User,
            admitted.Address.ToIPAddress(),
            admitted.OpenedAt,
            connection.CredentialExpiresAt,
            admitted.SubProtocol,
            admitted.Protocol!
        );
    }
}
