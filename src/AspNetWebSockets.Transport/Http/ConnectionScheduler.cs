using System.IO.Pipelines;

namespace AspNetWebSockets.Transport;

/// <summary>
/// Where the continuations of a connection's pipes run: on the thread pool, or, once that is wanted, on the loop's thread
/// as part of a turn if they became ready there.
/// </summary>
internal sealed class ConnectionScheduler : PipeScheduler
{
    private readonly Queue<(Action<object?> Action, object? State)> _ready = new();
    private int _deliveringThread;

    /// <summary>Whether continuations run on the loop.</summary>
    public bool IsInline { get; set; }

    /// <summary>Something is delivered to the pipes by this thread, the loop's.</summary>
    public void BeginDelivery() => _deliveringThread = IsInline ? Environment.CurrentManagedThreadId : 0;

    /// <summary>The delivery is over.</summary>
    /// <returns>Whether continuations are ready to be run.</returns>
    public bool EndDelivery()
    {
        _deliveringThread = 0;
        if (!IsInline)
        {
            return false;
        }

        lock (_ready)
        {
            return _ready.Count > 0;
        }
    }

    /// <summary>Runs what is ready.</summary>
    public void Run()
    {
        while (TryTake(out (Action<object?> Action, object? State) item))
        {
            item.Action(item.State);
        }
    }

    /// <inheritdoc />
    public override void Schedule(Action<object?> action, object? state)
    {
        if (_deliveringThread != Environment.CurrentManagedThreadId)
        {
            _ = System.Threading.ThreadPool.UnsafeQueueUserWorkItem(action, state, preferLocal: false);
            return;
        }

        lock (_ready)
        {
            _ready.Enqueue((action, state));
        }
    }

    private bool TryTake(out (Action<object?> Action, object? State) item)
    {
        lock (_ready)
        {
            return _ready.TryDequeue(out item);
        }
    }
}
