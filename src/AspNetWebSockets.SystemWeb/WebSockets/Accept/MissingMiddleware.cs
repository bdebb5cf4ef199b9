namespace System.Web.WebSockets;

/// <summary>What to say when the opening handshake is not in the pipeline.</summary>
internal static class MissingMiddleware
{
    internal const string Message =
        "WebSockets are not enabled for this request. Call builder.Services.AddAspNetWebSockets() and, before the endpoints that accept WebSockets, app.UseAspNetWebSockets().";
}
