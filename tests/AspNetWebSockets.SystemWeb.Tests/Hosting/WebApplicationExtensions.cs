using System.Web;
using System.Web.WebSockets;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.SystemWeb.Tests.Hosting;

/// <summary>Short forms for the paths that tests use.</summary>
internal static class WebApplicationExtensions
{
    /// <summary>A classic handler at <c>/h.ashx</c>.</summary>
    internal static void Handle(this WebApplication app, Action<HttpContext> process) =>
        app.MapHttpHandler("/h.ashx", _ => new Handler(process));

    /// <summary>A classic handler at <c>/h.ashx</c> that accepts every WebSocket.</summary>
    internal static void HandleWebSocket(
        this WebApplication app,
        Func<AspNetWebSocketContext, Task> userFunc,
        AspNetWebSocketOptions? options = null
    ) => app.Handle(context => context.AcceptWebSocketRequest(userFunc, options));
}
