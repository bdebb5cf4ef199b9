using Microsoft.AspNetCore.Http;

namespace EchoServer.Handlers;

/// <summary><c>/deflate</c>: reserved for the echo with permessage-deflate (RFC 7692).</summary>
internal static class DeflateHandler
{
    /// <summary>Says that it does not exist yet.</summary>
    public static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status501NotImplemented;
        return context.Response.WriteAsync("permessage-deflate (RFC 7692) is not built yet. Use /echo.\n");
    }
}
