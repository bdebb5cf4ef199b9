namespace System.Web.WebSockets;

/// <summary>A handler of <c>MapWebSocket</c>: runs without a synchronization context, on whatever thread has work for it.</summary>
internal sealed class FreeThreadedUserFunction(Func<AspNetWebSocketContext, Task> userFunc, IWebSocketRequest request)
    : UserFunction(userFunc, request)
{
    internal override Task Start(AspNetWebSocketContext context, HandlerRun run) => Call(context);
}
