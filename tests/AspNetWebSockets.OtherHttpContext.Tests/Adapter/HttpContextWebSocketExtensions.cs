using System.Web;
using System.Web.WebSockets;

namespace AspNetWebSockets.OtherHttpContext.Tests.Adapter;

/// <summary>The members of 4.x that the other <see cref="HttpContext"/> does not have.</summary>
internal static class HttpContextWebSocketExtensions
{
    public static void AcceptWebSocketRequest(
        this HttpContext context,
        Func<AspNetWebSocketContext, Task> userFunc,
        AspNetWebSocketOptions? options = null
    ) => OtherRequest.Accept(context, userFunc, options);
}
