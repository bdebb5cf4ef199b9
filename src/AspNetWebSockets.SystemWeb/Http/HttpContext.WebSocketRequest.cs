using System.Web.WebSockets;
using AspNetWebSockets;

namespace System.Web;

/// <summary>What the WebSocket types see of a request.</summary>
public sealed partial class HttpContext : IWebSocketRequest
{
    string IWebSocketRequest.Scheme => _source.Scheme;

    string IWebSocketRequest.Path => _source.PathBase + _source.Path;

    string? IWebSocketRequest.NegotiatedSubProtocol => WebSocketNegotiatedProtocol;

    string? IWebSocketRequest.Header(string name) => _source.Header(name);

    void IWebSocketRequest.RequireHeadersNotSent() => Response.RequireHeadersNotSent("accept a WebSocket");

    AspNetWebSocketContext IWebSocketRequest.BecomeWebSocket(
        HandlerRun run,
        WebSocketConnection connection,
        AspNetWebSocket socket
    )
    {
        RequestInProgress progress = _progress!;
        _extras?.End?.BecomeWebSocket();
        _user = progress.HasUser ? User : NotMade;
        _run = run;
        run.RequestEnd = _extras?.End;
        KeepItems(progress.Core.Items);
        _source = new RequestSnapshot(_source);
        _request?.Detach();
        progress.Detach();
        _progress = null;
        return new RequestWebSocketContext(this, connection, socket);
    }
}
