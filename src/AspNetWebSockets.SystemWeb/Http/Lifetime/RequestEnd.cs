using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>What is to happen at the end of a request: callbacks when it was answered, disposals when all of it is over.</summary>
/// <remarks>Used by the request's code, then by the thread that ends it; the two never overlap.</remarks>
internal sealed class RequestEnd
{
    private readonly HttpContext context;
    private readonly List<Subscription> onCompleted = [];
    private readonly List<Subscription> toDispose = [];
    private bool becameWebSocket;

    internal RequestEnd(HttpContext context, CoreContext? core)
    {
        this.context = context;
        core?.Response.OnCompleted(static state => ((RequestEnd)state).OnAnswered(), this);
    }

    internal Subscription AddOnRequestCompleted(Action<HttpContext> callback) =>
        Add(onCompleted, () => callback(context));

    internal Subscription DisposeOnPipelineCompleted(IDisposable target) => Add(toDispose, target.Dispose);

    /// <summary>The request becomes a WebSocket: it counts as answered, and the disposals wait for the WebSocket's end.</summary>
    internal void BecomeWebSocket()
    {
        becameWebSocket = true;
        RunAll(onCompleted);
    }

    internal void DisposeTargets() => RunAll(toDispose);

    private static Subscription Add(List<Subscription> list, Action action)
    {
        Subscription subscription = new(action);
        list.Add(subscription);
        return subscription;
    }

    private Task OnAnswered()
    {
        RunAll(onCompleted);
        if (!becameWebSocket)
        {
            RunAll(toDispose);
        }

        return Task.CompletedTask;
    }

    private void RunAll(List<Subscription> subscriptions)
    {
        // By index: a callback may add another one.
        for (int index = 0; index < subscriptions.Count; index++)
        {
            try
            {
                subscriptions[index].Run();
            }
#pragma warning disable CA1031 // A callback of the application must not keep the others from running; it is logged.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                context.Logger.RequestEndCallbackFailed(exception, context.Request.Path);
            }
        }

        subscriptions.Clear();
    }
}
