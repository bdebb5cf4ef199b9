using System.IO.Pipelines;

namespace AspNetWebSockets.Transport;

/// <summary>
/// Where the continuations of a connection's pipes run: on the thread pool, or, once that is wanted, on the loop's thread
/// as part of a turn if they became ready there.
/// </summary>
/// <remarks>It queues itself to the thread pool and keeps what is to be run, so that nothing is allocated each time.</remarks>
internal sealed class ConnectionScheduler : PipeScheduler, IThreadPoolWorkItem
{
    private readonly Queue<(Action<object?> Action, object? State)> _ready = new();
    private readonly Queue<(Action<object?> Action, object? State)> _pooled = new();
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
        while (TryTake(_ready, out (Action<object?> Action, object? State) item))
        {
            item.Action(item.State);
        }
    }

    /// <inheritdoc />
    public override void Schedule(Action<object?> action, object? state)
    {
        if (_deliveringThread != Environment.CurrentManagedThreadId)
        {
            lock (_pooled)
            {
                _pooled.Enqueue((action, state));
            }

            _ = System.Threading.ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return;
        }

        lock (_ready)
        {
            _ready.Enqueue((action, state));
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (TryTake(_pooled, out (Action<object?> Action, object? State) item))
        {
            item.Action(item.State);
        }
    }

    private static bool TryTake(
        Queue<(Action<object?> Action, object? State)> queue,
        out (Action<object?> Action, object? State) item
    )
    {
        lock (queue)
        {
            return queue.TryDequeue(out item);
        }
    }
}
