using AspNetWebSockets.SystemWeb.Tests.Hosting;
using Microsoft.Web.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets.Hosting;

/// <summary>An application with handlers at <c>/h.ashx</c>.</summary>
internal static class WebSocketHandlerHost
{
    /// <summary>Starts one that makes a handler for every request.</summary>
    internal static Task<SystemWebHost> StartAsync(
        Func<WebSocketHandler> create,
        Action<AspNetWebSocketsOptions>? options = null,
        TimeProvider? time = null
    ) =>
        SystemWebHost.StartAsync(app => app.Handle(context => context.AcceptWebSocketRequest(create())), options, time);
}
