using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace AspNetWebSockets.Transport;

/// <summary>
/// One event loop: a kernel object that reports what happens to many sockets, and a thread that leads it.
/// </summary>
/// <remarks>
/// SYNCHRONIZATION: exactly one thread leads at a time and is the only one to wait for events, to receive and to call
/// sinks' short methods. It runs the application too; when that takes too long, the watchdog takes the leadership away
/// and gives it to another thread. The thread that comes back from such a turn learns it from <see cref="Run"/> and
/// must not touch the loop any more, so every method on the way returns whether its thread still leads.
/// </remarks>
internal abstract partial class EventLoop : IDisposable
{
    // A burst of commands must not keep the loop from its sockets.
    private const int CommandsPerRound = 1024;

    private readonly ConcurrentQueue<PostedCommand> _commands = new();
    private int _waiting;

    protected EventLoop(int index, LoopSettings settings)
    {
        Index = index;
        Settings = settings;
        _turns = new LoopTurnSlot(TurnWatchdog.Shared, this, settings.StallThreshold);
    }

    /// <summary>The number of this loop in its transport.</summary>
    public int Index { get; }

    /// <summary>What all loops of the transport share.</summary>
    public LoopSettings Settings { get; }

    /// <summary>The connections of this loop.</summary>
    public ConnectionTable Connections { get; } = new();

    /// <summary>Makes a connection of a socket that a loop of this kind has accepted; it belongs to the connection from here on. Any thread.</summary>
    public abstract LoopConnection Adopt(int descriptor);

    /// <summary>Begins or resumes to accept on a listener's socket, by <see cref="LoopListener.OnAccepted"/> and <see cref="LoopListener.OnAcceptFailed"/>. On the loop.</summary>
    public abstract void BeginAccept(LoopListener listener);

    /// <summary>Stops to accept and says so by <see cref="LoopListener.OnAcceptEnded"/>. On the loop.</summary>
    public abstract void EndAccept(LoopListener listener);

    /// <summary>Closes what the kernel holds. Called by the loop itself, when its connections have been told and nobody leads it any more.</summary>
    public abstract void Dispose();

    /// <summary>Has a command carried out on the loop. Any thread; a loop that has ended forgets it.</summary>
    public void Post(ILoopTarget target, LoopCommand command)
    {
        _commands.Enqueue(new PostedCommand(target, command));
        WakeIfWaiting();
    }

    /// <summary>Runs a sink as a guarded turn, or hands it to the thread pool. On the loop.</summary>
    /// <returns>Whether this thread still leads the loop.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Run(LoopConnection connection, ITransportSink sink)
    {
        if (Settings.RunOnThreadPool)
        {
            _ = ThreadPool.UnsafeQueueUserWorkItem(connection, preferLocal: false);
            return true;
        }

        LoopWorker worker = _leader!;
        long turn = _turns.Begin(sink);
        worker.Turn = turn;
        connection.RunGuarded(sink);
        worker.Turn = 0;
        return _turns.TryEnd(turn);
    }

    /// <summary>The turns of this loop.</summary>
    protected TurnSlot Turns => _turns;

    /// <summary>Makes what a thread needs to lead this loop.</summary>
    protected virtual LoopWorker CreateWorker() => new();

    /// <summary>
    /// Waits for events, for no longer than <see cref="TryBeginWait"/> allows, and handles them. Called over and over.
    /// </summary>
    /// <returns>Whether this thread still leads the loop.</returns>
    protected abstract bool WaitAndDispatch(LoopWorker worker);

    /// <summary>Ends the wait of the leading thread. Any thread.</summary>
    protected abstract void Wake();

    /// <summary>A thread begins to lead: at the start, after a stall, or when the first thread gets its loop back. On that thread.</summary>
    protected virtual void OnLeadershipTaken(LoopWorker worker) { }

    /// <summary>The leading thread is stuck in a turn and leads no more; nobody leads yet. On the watchdog, after the sink was told.</summary>
    protected virtual void OnLeadershipLost(LoopWorker worker) { }

    /// <summary>Says that this thread is about to wait. When it must not, because there is work, returns <see langword="false"/>.</summary>
    protected bool TryBeginWait()
    {
        Volatile.Write(ref _waiting, 1);

        // Pairs with the one in WakeIfWaiting: either the poster sees that this waits, or this sees what was posted.
        Interlocked.MemoryBarrier();
        if (_commands.IsEmpty && !_homeReturned && !_stopping)
        {
            return true;
        }

        EndWait();
        return false;
    }

    /// <summary>Says that this thread waits no more.</summary>
    protected void EndWait() => Volatile.Write(ref _waiting, 0);

    private void WakeIfWaiting()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _waiting) != 0 && Interlocked.Exchange(ref _waiting, 0) != 0)
        {
            Wake();
        }
    }

    private bool ExecuteCommands()
    {
        for (int i = 0; i < CommandsPerRound && _commands.TryDequeue(out PostedCommand posted); i++)
        {
            if (!posted.Target.Execute(posted.Command))
            {
                return false;
            }
        }

        return true;
    }
}
