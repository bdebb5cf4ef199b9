using System.Globalization;
using System.Net.WebSockets;
using System.Web.WebSockets;

namespace EchoServer.Handlers;

/// <summary>What <c>?code=C&amp;reason=R</c> asks the server to close with; 1000 and no reason when it says nothing.</summary>
/// <param name="Status">The close code.</param>
/// <param name="Reason">The reason; <see langword="null"/> for none.</param>
internal readonly record struct RequestedClose(WebSocketCloseStatus Status, string? Reason)
{
    /// <summary>Reads the query string.</summary>
    /// <exception cref="FormatException">The code is not a number; the client gets close code 1011.</exception>
    public static RequestedClose Of(AspNetWebSocketContext context)
    {
        string? code = context.QueryString["code"];
        WebSocketCloseStatus status = code is null
            ? WebSocketCloseStatus.NormalClosure
            : (WebSocketCloseStatus)int.Parse(code, CultureInfo.InvariantCulture);
        return new RequestedClose(status, context.QueryString["reason"]);
    }
}
