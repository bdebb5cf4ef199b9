namespace System.Web.WebSockets;

/// <summary>A handler of <c>MapWebSocket</c>: runs without a synchronization context, on whatever thread has work for it.</summary>
internal sealed class FreeThreadedUserFunction(Func<AspNetWebSocketContext, Task> userFunc, HttpContext httpContext)
    : UserFunction(userFunc, httpContext)
{
    internal override Task Start(RequestWebSocketContext context, HandlerRun run) => Call(context);
}
