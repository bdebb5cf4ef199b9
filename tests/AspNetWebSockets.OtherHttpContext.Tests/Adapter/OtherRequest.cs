using System.Net.WebSockets;
using System.Security.Principal;
using System.Web;
using System.Web.WebSockets;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace AspNetWebSockets.OtherHttpContext.Tests.Adapter;

/// <summary>
/// The one class that a package for another <see cref="HttpContext"/> has to write: the request as the WebSocket types see
/// it, and the context that the handler is given.
/// </summary>
internal sealed class OtherRequest : AspNetWebSocketContext, IWebSocketRequest
{
    private readonly WebSocketUpgrade _upgrade;

    // Gone once the request has become a WebSocket: ASP.NET Core may use it for another request.
    private CoreContext? _core;
    private AspNetWebSocket? _socket;

    private OtherRequest(HttpContext context)
    {
        _core = context.Core;
        _upgrade = new WebSocketUpgrade(this, context.Core);
        User = context.User;
        Path = _core.Request.PathBase + _core.Request.Path;
    }

    public override IPrincipal User { get; }
    public override string Path { get; }
    public override WebSocket WebSocket => _socket!;

    string IWebSocketRequest.Scheme => Core.Request.Scheme;
    string? IWebSocketRequest.NegotiatedSubProtocol => _upgrade.NegotiatedProtocol;

    private CoreContext Core => _core ?? throw new InvalidOperationException("The request has become a WebSocket.");

    /// <summary>What <c>HttpContext.AcceptWebSocketRequest</c> calls.</summary>
    internal static void Accept(
        HttpContext context,
        Func<AspNetWebSocketContext, Task> userFunc,
        AspNetWebSocketOptions? options
    ) => new OtherRequest(context)._upgrade.Accept(userFunc, options);

    string? IWebSocketRequest.Header(string name) =>
        Core.Request.Headers.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues values)
            ? values.ToString()
            : null;

    void IWebSocketRequest.RequireHeadersNotSent()
    {
        if (Core.Response.HasStarted)
        {
            throw new HttpException(500, "Server cannot accept a WebSocket after HTTP headers have been sent.");
        }
    }

    AspNetWebSocketContext IWebSocketRequest.BecomeWebSocket(
        HandlerRun run,
        WebSocketConnection connection,
        AspNetWebSocket socket
    )
    {
        _core = null;
        _socket = socket;
        return this;
    }
}
