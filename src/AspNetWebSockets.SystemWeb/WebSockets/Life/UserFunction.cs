namespace System.Web.WebSockets;

/// <summary>The application's function for one WebSocket and where its code runs. Over when the function has begun.</summary>
/// <param name="userFunc">The function.</param>
/// <param name="request">The request that was accepted.</param>
internal abstract class UserFunction(Func<AspNetWebSocketContext, Task> userFunc, IWebSocketRequest request)
{
    internal IWebSocketRequest Request => request;

    /// <summary>Calls the function on the calling thread, with the cultures set already. May throw what the function throws.</summary>
    /// <returns>The function's task.</returns>
    internal abstract Task Start(AspNetWebSocketContext context, HandlerRun run);

    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Usage",
        "VSTHRD110",
        Justification = "The task is handed back to be awaited."
    )]
    protected Task Call(AspNetWebSocketContext context) =>
        userFunc(context)
        ?? throw new InvalidOperationException(
            "The WebSocket handler returned null instead of a task. Declare it async, or return a task that ends when the handler is done with the WebSocket."
        );
}
