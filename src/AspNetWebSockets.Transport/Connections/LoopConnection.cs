using Microsoft.AspNetCore.Connections;

namespace AspNetWebSockets.Transport;

/// <summary>
/// A TCP connection on an event loop. Small, as there may be many of them idle: no buffer, no endpoint.
/// </summary>
/// <remarks>
/// SYNCHRONIZATION: the flags and what the kernel is asked for change under <see cref="Gate"/>; the descriptor is closed
/// under it as well, so that nobody who holds it uses a number that has become somebody else's. The sink is never called
/// under it.
/// </remarks>
internal abstract partial class LoopConnection : ITransportConnection, ILoopTarget, IThreadPoolWorkItem
{
    private readonly ConnectionId _id = ConnectionId.Next();
    private ITransportSink? _sink;
    private ConnectionHandover? _handover;

    protected LoopConnection(EventLoop loop, int descriptor)
    {
        Loop = loop;
        Descriptor = descriptor;
    }

    /// <summary>The loop that this connection lives on.</summary>
    public EventLoop Loop { get; }

    /// <summary>The socket.</summary>
    public int Descriptor { get; }

    /// <summary>Names this connection to the kernel. Set by the table.</summary>
    public ulong Key { get; set; }

    /// <inheritdoc />
    public string Id => _id.ToString();

    /// <inheritdoc />
    public OutputCompletion OutputCompletion => OutputCompletion.HalfClose;

    /// <inheritdoc />
    public long? AcknowledgedBytes
    {
        get
        {
            lock (Gate)
            {
                return Has(ConnectionFlags.Released) ? null : ConnectedSocket.AcknowledgedBytes(Descriptor);
            }
        }
    }

    /// <summary>What has become of this connection. Changed under <see cref="Gate"/>.</summary>
    protected ConnectionFlags Flags { get; set; }

    /// <summary>The lock of this connection: the object itself, which saves one per idle connection.</summary>
    protected object Gate => this;

    /// <summary>Whether any of these has become of the connection.</summary>
    protected bool Has(ConnectionFlags any) => (Flags & any) != ConnectionFlags.None;

    /// <inheritdoc />
    public void Start(ITransportSink sink)
    {
        if (_handover is { } handover)
        {
            handover.Sink = sink;
            Loop.Post(this, LoopCommand.ChangeSink);
        }
        else
        {
            // Nothing is asked of the kernel before the command.
            _sink = sink;
            Loop.Post(this, LoopCommand.Start);
        }
    }

    /// <summary>
    /// The first sink is about to be replaced: what it leaves behind is put into <paramref name="handover"/>, which the
    /// next one gets first. The taking thread calls it before it hands the connection out.
    /// </summary>
    public void SetHandover(ConnectionHandover handover) => _handover = handover;

    /// <inheritdoc />
    public void PauseReading()
    {
        lock (Gate)
        {
            // Lazily: the kernel is told when something comes while reading is paused.
            Flags |= ConnectionFlags.Paused;
        }
    }

    /// <inheritdoc />
    public void ResumeReading()
    {
        lock (Gate)
        {
            if (!Has(ConnectionFlags.Paused))
            {
                return;
            }

            Flags &= ~ConnectionFlags.Paused;
            if (!Has(ConnectionFlags.ReceiveEnded | ConnectionFlags.Released))
            {
                OnReadingResumed();
            }
        }
    }

    /// <inheritdoc />
    public void StopReading() => Loop.Post(this, LoopCommand.StopReading);

    /// <inheritdoc />
    public void CompleteOutput()
    {
        lock (Gate)
        {
            if (!Has(ConnectionFlags.OutputBroken | ConnectionFlags.Aborted | ConnectionFlags.Released))
            {
                ShutDownOutput();
            }
        }
    }

    /// <inheritdoc />
    public void Abort()
    {
        lock (Gate)
        {
            if (Has(ConnectionFlags.Aborted | ConnectionFlags.Released))
            {
                return;
            }

            Flags |= ConnectionFlags.Aborted;
            ConnectedSocket.Reset(Descriptor);
        }

        Loop.Post(this, LoopCommand.Abort);
    }

    /// <summary>Ends both directions without a reset: what the kernel has is sent, what waits here is not. Any thread, any time.</summary>
    public void ShutDown()
    {
        lock (Gate)
        {
            if (!Has(ConnectionFlags.Aborted | ConnectionFlags.Released))
            {
                _ = Libc.Shutdown(Descriptor, Libc.ShutBoth);
            }
        }
    }

    /// <inheritdoc />
    public void Release()
    {
        lock (Gate)
        {
            if (Has(ConnectionFlags.Released))
            {
                return;
            }

            Flags |= ConnectionFlags.Released;
            DropOutput();
            Close();
        }
    }

    /// <inheritdoc />
    public bool Execute(LoopCommand command) =>
        command switch
        {
            LoopCommand.Start => Begin(),
            LoopCommand.ChangeSink => ChangeSink(),
            LoopCommand.StopReading => EndReceive(null),
            LoopCommand.Abort => EndReceive(AbortedException()) && EndFlush(AbortedException()),
            _ => Continue(),
        };

    /// <summary>Runs the sink on the thread pool.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        try
        {
            Turn.Run(_sink!);
        }
        catch (Exception e)
        {
            OnSinkFailed(e);
        }
    }

    /// <inheritdoc />
    public abstract FlushOutcome Flush(ReadOnlyMemory<byte> payload);

    /// <summary>Asks the kernel for input, for the first time or again after a pause. On the loop.</summary>
    protected abstract void BeginReceive();

    /// <summary>Reading goes on; nobody has told the sink anything meanwhile. Any thread, under <see cref="Gate"/>.</summary>
    protected abstract void OnReadingResumed();

    /// <summary>Nothing will be received any more. On the loop, under <see cref="Gate"/>, before the sink is told.</summary>
    protected virtual void OnReceiveEnded() { }

    /// <summary>Ends a flush that is pending, if there is one, without success. On the loop.</summary>
    /// <returns>Whether this thread still leads the loop.</returns>
    protected abstract bool EndFlush(Exception error);

    /// <summary>Carries <see cref="LoopCommand.Continue"/> out. On the loop.</summary>
    /// <returns>Whether this thread still leads the loop.</returns>
    protected virtual bool Continue() => true;

    /// <summary>Ends the output after what was flushed. Any thread, under <see cref="Gate"/>.</summary>
    protected virtual void ShutDownOutput() => _ = Libc.Shutdown(Descriptor, Libc.ShutWrite);

    /// <summary>The owner has let go: takes the connection off the table and closes the descriptor. Any thread, under <see cref="Gate"/>.</summary>
    protected virtual void Close()
    {
        Loop.Connections.Remove(Key);
        _ = Libc.Close(Descriptor);
    }

    private static ConnectionAbortedException AbortedException() =>
        new("The connection was aborted by the application.");
}
