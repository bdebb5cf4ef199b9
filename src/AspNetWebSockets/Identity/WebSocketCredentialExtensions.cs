using System.Net.WebSockets;
using System.Security.Claims;

namespace AspNetWebSockets;

/// <summary>The credential of an open WebSocket.</summary>
public static class WebSocketCredentialExtensions
{
    /// <summary>
    /// The client has shown a new credential, in a message or otherwise, and the application has found it to be good: the
    /// WebSocket stays open until that one expires. A WebSocket that was opened by nobody is the user's from now on, for
    /// <see cref="WebSocketAdmissionOptions.MaxConnectionsPerUser"/> and
    /// <see cref="IWebSocketConnections.CloseUserAsync"/>; the <c>User</c> of its context stays as it was. Any thread.
    /// </summary>
    /// <param name="socket">What <c>AcceptWebSocketAsync</c> returned or a handler's context has: a <see cref="ServerWebSocket"/> or an <c>AspNetWebSocket</c>.</param>
    /// <param name="user">The user of the new credential, authenticated.</param>
    /// <param name="expiresAt">When it expires, which closes the WebSocket also where <see cref="WebSocketIdentityOptions.CloseOnExpiry"/> is not set; <see langword="null"/> for never.</param>
    /// <returns><see langword="false"/> when it is too late, as the WebSocket is ending, or when the user it would get has as many as one may have; close it then.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> or <paramref name="user"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="socket"/> was not accepted by AspNetWebSockets, or <paramref name="user"/> is nobody.</exception>
    /// <exception cref="InvalidOperationException">The WebSocket is another user's; or neither <see cref="WebSocketIdentityOptions.CloseOnExpiry"/> nor <see cref="WebSocketIdentityOptions.TrackConnections"/> nor a cap is set.</exception>
    public static bool RefreshCredential(this WebSocket socket, ClaimsPrincipal user, DateTimeOffset? expiresAt)
    {
        ArgumentNullException.ThrowIfNull(socket);
        ArgumentNullException.ThrowIfNull(user);
        return socket is IConnectionSocket { Connection: { } connection }
            ? connection.RefreshCredential(user, expiresAt)
            : throw new ArgumentException(
                $"The WebSocket is a {socket.GetType()}, which AspNetWebSockets has not accepted. Give the one that AcceptWebSocketAsync returned behind app.UseAspNetWebSockets(), or that a handler's context has.",
                nameof(socket)
            );
    }
}
