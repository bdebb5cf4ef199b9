using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>What is to happen at the end of a request: callbacks when it was answered, disposals when all of it is over.</summary>
/// <remarks>Used by the request's code, then by the thread that ends it; the two never overlap.</remarks>
internal sealed class RequestEnd : IDisposable
{
    private readonly HttpContext _context;
    private readonly List<Subscription> _onCompleted = [];
    private readonly List<Subscription> _toDispose = [];
    private bool _becameWebSocket;

    internal RequestEnd(HttpContext context, CoreContext? core)
    {
        _context = context;
        core?.Response.OnCompleted(static state => ((RequestEnd)state).OnAnswered(), this);
    }

    internal Subscription AddOnRequestCompleted(Action<HttpContext> callback) =>
        Add(_onCompleted, () => callback(_context));

    internal Subscription DisposeOnPipelineCompleted(IDisposable target) => Add(_toDispose, target.Dispose);

    /// <summary>The request becomes a WebSocket: it counts as answered, and the disposals wait for the WebSocket's end.</summary>
    internal void BecomeWebSocket()
    {
        _becameWebSocket = true;
        RunAll(_onCompleted);
    }

    /// <summary>The WebSocket has ended.</summary>
    public void Dispose() => RunAll(_toDispose);

    private static Subscription Add(List<Subscription> list, Action action)
    {
        Subscription subscription = new(action);
        list.Add(subscription);
        return subscription;
    }

    private Task OnAnswered()
    {
        RunAll(_onCompleted);
        if (!_becameWebSocket)
        {
            RunAll(_toDispose);
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
                _context.Logger.RequestEndCallbackFailed(exception, _context.PathForLog);
            }
        }

        subscriptions.Clear();
    }
}
