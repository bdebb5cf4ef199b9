using System.Diagnostics.CodeAnalysis;

namespace System.Web.WebSockets;

/// <summary>The task of a user function.</summary>
internal static class UserFunctionTask
{
    [SuppressMessage("Usage", "VSTHRD110", Justification = "The task is handed back to be awaited.")]
    internal static Task Require(Task? task) =>
        task
        ?? throw new InvalidOperationException(
            "The WebSocket handler returned null instead of a task. Declare it async, or return a task that ends when the handler is done with the WebSocket."
        );
}
