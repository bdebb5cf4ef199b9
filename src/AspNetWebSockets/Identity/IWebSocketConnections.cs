using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>
/// The open WebSockets of the host, whichever way they were accepted: a service of the application. Any thread.
/// </summary>
/// <remarks>
/// It acts on what is open. To keep a user out whose connections were ended is for the authentication of the application:
/// revoke the ticket or the token first, so that the user cannot simply connect again.
/// </remarks>
public interface IWebSocketConnections
{
    /// <summary>How many are open. A connection is open until its handler has ended.</summary>
    int Count { get; }

    /// <summary>What is open now, in no order. Connections open and end while it is looked at.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WebSocketIdentityOptions.TrackConnections"/> is not set.</exception>
    IReadOnlyList<WebSocketConnectionInfo> Snapshot();

    /// <summary>
    /// Ends the connections of a user: each sends a close frame and is cut when the client does not answer within
    /// <see cref="AspNetWebSocketsOptions.LingerTimeout"/>.
    /// </summary>
    /// <param name="user">The key of the user, as <see cref="WebSocketIdentityOptions.UserKey"/> gives it.</param>
    /// <param name="closeStatus">The close code: 3000 (<c>Unauthorized</c>), 3003 (<c>Forbidden</c>) and 1008 (policy violation) are usual.</param>
    /// <param name="reason">At most 123 bytes in UTF-8.</param>
    /// <param name="cancellationToken">Ends the wait; the connections end all the same.</param>
    /// <returns>How many connections the user had. Completes when all of them have ended.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="user"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="closeStatus"/> may not be sent (RFC 6455 section 7.4).</exception>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is too long, or stands beside <see cref="WebSocketCloseStatus.Empty"/>.</exception>
    /// <exception cref="InvalidOperationException"><see cref="WebSocketIdentityOptions.TrackConnections"/> is not set.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<int> CloseUserAsync(
        string user,
        WebSocketCloseStatus closeStatus,
        string reason,
        CancellationToken cancellationToken = default
    );

    /// <summary>Ends one connection in the way of <see cref="CloseUserAsync"/>.</summary>
    /// <param name="id">Its <see cref="WebSocketConnectionInfo.Id"/>.</param>
    /// <param name="closeStatus">The close code.</param>
    /// <param name="reason">At most 123 bytes in UTF-8.</param>
    /// <param name="cancellationToken">Ends the wait; the connection ends all the same.</param>
    /// <returns>Whether it was open. Completes when it has ended.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="closeStatus"/> may not be sent (RFC 6455 section 7.4).</exception>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is too long, or stands beside <see cref="WebSocketCloseStatus.Empty"/>.</exception>
    /// <exception cref="InvalidOperationException"><see cref="WebSocketIdentityOptions.TrackConnections"/> is not set.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    Task<bool> CloseAsync(
        string id,
        WebSocketCloseStatus closeStatus,
        string reason,
        CancellationToken cancellationToken = default
    );
}
