using System.Web.WebSockets;

namespace System.Web;

/// <summary>
/// Behind <see cref="HttpContext.Current"/>. On the synchronization context of a WebSocket handler it belongs to the
/// piece of work that is running; elsewhere it flows with the asynchronous code of a request.
/// </summary>
internal static class CurrentHttpContext
{
    private static readonly AsyncLocal<Slot?> Flowing = new();

    internal static HttpContext? Value
    {
        get =>
            HandlerSynchronizationContext.Running is { } running
                ? (HttpContext?)running.Request
                : Flowing.Value?.Context;
        set
        {
            if (HandlerSynchronizationContext.Running is { } running)
            {
                running.Request = value;
                return;
            }

            Flowing.Value = value is null ? null : new Slot { Context = value };
        }
    }

    /// <summary>Sets the context for the code that follows in the caller's asynchronous flow, until the returned slot is emptied.</summary>
    internal static Slot Enter(HttpContext context)
    {
        Slot slot = new() { Context = context };
        Flowing.Value = slot;
        return slot;
    }

    /// <summary>Shared by all code that a request has started, so that it can be emptied for all of it when the request ends.</summary>
    internal sealed class Slot
    {
        internal HttpContext? Context { get; set; }
    }
}
