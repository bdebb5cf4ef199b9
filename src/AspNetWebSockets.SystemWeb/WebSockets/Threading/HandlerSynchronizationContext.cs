namespace System.Web.WebSockets;

/// <summary>
/// The synchronization context of one classic WebSocket handler: its pieces of work run strictly one after another, on
/// threads of the pool or within a turn of the connection, each with the culture, the principal and the request of the
/// handler.
/// </summary>
/// <remarks>
/// Thread-safe. A piece of work is kept in a ring that grows and is used again, so that posting allocates nothing. The
/// context runs as its own pool work item as long as there is work, and is scheduled again by the first post after that.
/// </remarks>
internal sealed class HandlerSynchronizationContext : SynchronizationContext, IThreadPoolWorkItem
{
    /// <summary>After so many pieces in a row the thread goes back to the pool, so that a busy socket does not starve the others.</summary>
    private const int Batch = 64;

    [ThreadStatic]
    private static HandlerSynchronizationContext? _running;

    private readonly IWebSocketRequest _owner;

    // Its lock guards the ring: nothing else takes it, and a lock of its own would cost every connection an object.
    private readonly HandlerRun _run;
    private readonly ExecutionContext? _ambient = ExecutionContext.Capture();
    private WorkRing _ring;
    private bool _scheduled;

    /// <summary>Creates a context that restores the culture, the principal and all that flows at this moment.</summary>
    /// <param name="owner">What <see cref="Request"/> is at the start of each piece of work.</param>
    /// <param name="run">The handler: its connection runs the work in its turns where it can, and it is told what escapes from posted work, such as an <c>async void</c> method.</param>
    internal HandlerSynchronizationContext(IWebSocketRequest owner, HandlerRun run)
    {
        _owner = owner;
        _run = run;
    }

    /// <summary>The context whose work the calling thread is running; <see langword="null"/> outside.</summary>
    internal static HandlerSynchronizationContext? Running => _running;

    /// <summary>The request that the piece of work which is running belongs to; the application may have set another.</summary>
    internal IWebSocketRequest? Request { get; set; }

    /// <summary>Runs the first piece of work on the calling thread, which has returned from it, and from what it has posted meanwhile, when this method returns.</summary>
    internal void RunFirst(SendOrPostCallback d, object? state)
    {
        _ring.Enqueue(d, state);
        _scheduled = true;
        Execute();
    }

    /// <summary>Queues a piece of work behind what is queued already.</summary>
    public override void Post(SendOrPostCallback d, object? state)
    {
        ArgumentNullException.ThrowIfNull(d);
        lock (_run)
        {
            _ring.Enqueue(d, state);
            if (_scheduled)
            {
                return;
            }

            _scheduled = true;
        }

        Schedule();
    }

    /// <summary>Runs a piece of work and returns when it has run: at once when called from work of this context, else when its turn has come.</summary>
    /// <remarks>What the work throws is thrown to the caller.</remarks>
    public override void Send(SendOrPostCallback d, object? state)
    {
        ArgumentNullException.ThrowIfNull(d);
        if (ReferenceEquals(_running, this))
        {
            d(state);
            return;
        }

        using SentWork work = new(d, state);
        Post(static work => ((SentWork)work!).Run(), work);
        work.WaitForTurn();
    }

    /// <summary>The same context: a copy would be a second turn for the same socket.</summary>
    public override SynchronizationContext CreateCopy() => this;

    void IThreadPoolWorkItem.Execute() => Execute();

    private void Execute()
    {
        SynchronizationContext? previous = Current;
        HandlerSynchronizationContext? outer = _running;
        SetSynchronizationContext(this);
        _running = this;
        try
        {
            if (_ambient is null)
            {
                RunBatch();
            }
            else
            {
                // Also leaves the thread as it was: a loop's thread goes on to other connections.
                ExecutionContext.Run(
                    _ambient,
                    static state => ((HandlerSynchronizationContext)state!).RunBatch(),
                    this
                );
            }
        }
        finally
        {
            _running = outer;
            Request = null;
            SetSynchronizationContext(previous);
        }

        Continue();
    }

    private void RunBatch()
    {
        for (int count = 0; count < Batch && TryDequeue(out SendOrPostCallback? callback, out object? state); count++)
        {
            Request = _owner;
            SetSynchronizationContext(this);
            if (_ambient is not null)
            {
                ExecutionContext.Restore(_ambient);
            }

            try
            {
                callback(state);
            }
#pragma warning disable CA1031 // Nobody awaits posted work; the failure is reported and ends the socket, not the process.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _run.OnPostedWorkFailed(exception);
            }
        }
    }

    private bool TryDequeue(
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SendOrPostCallback? callback,
        out object? state
    )
    {
        lock (_run)
        {
            return _ring.TryDequeue(out callback, out state);
        }
    }

    /// <summary>The next thread may begin only here, when this one has left the context altogether.</summary>
    private void Continue()
    {
        lock (_run)
        {
            if (_ring.IsEmpty)
            {
                _scheduled = false;
                return;
            }
        }

        Schedule();
    }

    private void Schedule()
    {
        if (!_run.Connection.TryRunInTurn(this))
        {
            _ = ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }
}
