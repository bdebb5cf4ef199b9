using System.Security.Principal;
using AspNetWebSockets;

namespace System.Web.WebSockets;

/// <summary>
/// All that the WebSocket types need of the <c>HttpContext</c> whose request becomes a WebSocket. Another type of that name
/// becomes able to accept by one implementation of this interface (decision 017).
/// </summary>
/// <remarks>Used by the thread that runs the request, until <see cref="BecomeWebSocket"/> has returned.</remarks>
internal interface IWebSocketRequest
{
    /// <summary><c>http</c> or <c>https</c>.</summary>
    string Scheme { get; }

    /// <summary>The decoded path with that of the application.</summary>
    string Path { get; }

    /// <summary>The user that the handler runs as; <see langword="null"/> for nobody.</summary>
    IPrincipal? User { get; }

    /// <summary>What <see cref="WebSocketUpgrade.NegotiatedProtocol"/> of the request's upgrade is.</summary>
    string? NegotiatedSubProtocol { get; }

    /// <summary>A header field of the request; <see langword="null"/> when it is absent.</summary>
    string? Header(string name);

    /// <summary>Throws what a change of the response throws when its header fields were sent.</summary>
    void RequireHeadersNotSent();

    /// <summary>The 101 was sent: keeps what the handler may still ask for and lets go of the request.</summary>
    /// <param name="run">Has what belongs to the application and to the WebSocket; told what to dispose at its end.</param>
    /// <param name="connection">The WebSocket's connection.</param>
    /// <param name="socket">The WebSocket.</param>
    /// <returns>The context that the handler is given.</returns>
    AspNetWebSocketContext BecomeWebSocket(HandlerRun run, WebSocketConnection connection, AspNetWebSocket socket);
}
