using System.Diagnostics;
using System.Web.WebSockets;

namespace AspNetWebSockets;

/// <summary>What the .NET Framework's context did not tell.</summary>
public static class AspNetWebSocketContextExtensions
{
    /// <summary>
    /// A token that fires when the server begins to let go of its WebSockets, because the host stops or the application
    /// drains it: the time to begin nothing new. Do not receive with it: cancelling a receive aborts the socket.
    /// </summary>
    /// <param name="context">What the handler was given.</param>
    /// <returns>The same token for all WebSockets of the host (<see cref="IWebSocketDrain.Draining"/>); one that never fires for a context that is not of a server's WebSocket.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    public static CancellationToken GetStopping(this AspNetWebSocketContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.WebSocket is AspNetWebSocket socket ? socket.Connection.Stopping : CancellationToken.None;
    }

    /// <summary>The span of the connection, for the handler's own spans to link to. It is never <see cref="Activity.Current"/>.</summary>
    /// <param name="context">What the handler was given.</param>
    /// <returns><see langword="null"/> when nobody listens to the source <c>AspNetWebSockets</c>, the connection is not sampled, or the context is not of a server's WebSocket.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    public static Activity? GetActivity(this AspNetWebSocketContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (context.WebSocket as AspNetWebSocket)?.Connection.Activity;
    }
}
