using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>
/// An event loop on io_uring(7). Receives are asked for once and complete again and again, into buffers that the kernel
/// chooses; what a round sends goes with the one system call that waits for the next.
/// </summary>
/// <remarks>
/// A request is completed by the thread that asked for it, whichever thread leads: at its next system call, when it is
/// interrupted in one, or at the next timer tick. So all threads of the loop live as long as it does, and long requests
/// that another thread has asked for while the first was blocked move back to it when it leads again.
/// </remarks>
internal sealed unsafe partial class IoUringLoop : EventLoop
{
    /// <summary>The group of the buffers for receiving.</summary>
    public const ushort BufferGroup = 0;

    /// <summary>
    /// A message of 4 KiB with its header, in one piece. Who fills a whole one is received from by <see cref="BulkBuffer"/>.
    /// </summary>
    public const int BufferSize = (4 * 1024) + 512;

    // Enough for a bulk sender to fill in one call; more brings nothing once the second-level cache is left.
    private const int BulkBufferSize = 256 * 1024;

    private const uint Entries = 512;
    private const uint CompletionEntries = 16 * 1024;

    // Few for few connections: they stay in the cache, and no peer gets far ahead of a sink that wants it to pause. As many
    // as connections, up to a limit, once they run out: a request that finds none has to be made anew.
    private const int FirstBuffers = 64;
    private const int MaxBuffers = 1024;

    private const int NoBuffer = -1;

    // What is sent goes after so many completions at the latest, so that the first of a thousand peers need not wait for the last.
    private const int CompletionsPerRound = 128;

    private readonly Ring _ring;
    private readonly ProvidedBuffers _buffers;
    private readonly WakeDescriptor _wake = new();
    private readonly List<AcceptRequests> _accepts = [];
    private LoopWorker? _home;
    private LoopWorker? _leader;
    private int _outstanding;
    private int _lent = NoBuffer;
    private bool _wakeAskedAway;
    private volatile bool _hasEnded;

    /// <summary>Makes the loop and its ring.</summary>
    /// <exception cref="IOException">The kernel gives no ring.</exception>
    public IoUringLoop(int index, LoopSettings settings)
        : base(index, settings)
    {
        _ring =
            Ring.TryCreate(Entries, CompletionEntries, Ring.Wanted, out int error)
            ?? throw new IOException($"io_uring_setup failed: {LinuxError.Text(error)}");
        _buffers =
            ProvidedBuffers.TryCreate(_ring, BufferGroup, MaxBuffers, FirstBuffers, BufferSize, out error)
            ?? throw new IOException($"The buffers for receiving could not be registered: {LinuxError.Text(error)}");
    }

    /// <summary>Where small output waits for the next system call. On the loop.</summary>
    public SendArena Arena { get; } = new();

    /// <summary>Where connections receive large pieces. It is the sink's as <see cref="Lend"/> says. On the loop.</summary>
    public byte[] BulkBuffer { get; } = GC.AllocateUninitializedArray<byte>(BulkBufferSize, pinned: true);

    /// <summary>Whether another thread than the first leads. On the loop.</summary>
    public bool IsAway => _leader != _home;

    /// <summary>Whether nothing more is to be asked for. On the loop.</summary>
    public bool IsEnding { get; private set; }

    /// <summary>Whether the ring is gone. Any thread.</summary>
    public bool HasEnded => _hasEnded;

    /// <inheritdoc />
    public override LoopConnection Adopt(int descriptor)
    {
        IoUringConnection connection = new(this, descriptor);
        _ = Connections.Add(connection);
        return connection;
    }

    /// <inheritdoc />
    public override void BeginAccept(LoopListener listener)
    {
        AcceptRequests? requests = _accepts.Find(one => one.Listener == listener);
        if (requests is null)
        {
            requests = new AcceptRequests(this, listener, _accepts.Count);
            _accepts.Add(requests);
        }

        requests.Begin();
    }

    /// <inheritdoc />
    public override void EndAccept(LoopListener listener)
    {
        if (_accepts.Find(one => one.Listener == listener) is { } requests)
        {
            requests.End();
        }
        else
        {
            listener.OnAcceptEnded();
        }
    }

    /// <summary>
    /// The next request, to be filled in at once. On the loop: on its leading thread, and between <see cref="TryHold"/>
    /// and <see cref="EndHold"/> when that runs the application.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref SubmissionEntry Ask()
    {
        _outstanding++;
        return ref _ring.Next();
    }

    /// <summary>Hands what was asked for to the kernel before the round is over. On the loop.</summary>
    public void Submit() => _ring.Submit();

    /// <summary>Asks that a released connection is reminded of what it has not sent. On the loop.</summary>
    public void AskToLinger(ulong key)
    {
        KernelTimeSpan* time = (KernelTimeSpan*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(s_lingerTime));
        Ask().Timeout(time, RequestTag.Of(RequestKind.Linger, key));
    }

    /// <summary>Whether this thread leads, and keeps the leadership until <see cref="EndHold"/>. Any thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryHold(out long turn)
    {
        LoopWorker? worker = LoopWorker.Current;
        turn = worker?.Turn ?? 0;

        // Outside a turn, a thread that was the last to take the leadership has it still. In a turn it may have been lost.
        return worker is not null && worker == _leader && (turn == 0 || Turns.TryHold(turn));
    }

    /// <summary>Ends what <see cref="TryHold"/> began.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndHold(long turn)
    {
        if (turn != 0)
        {
            Turns.EndHold(turn);
        }
    }

    /// <summary>What was received into a buffer, which is the sink's until <see cref="TakeBack"/>, or until another thread leads. On the loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlyMemory<byte> Lend(ushort buffer, int length)
    {
        _lent = buffer;
        return _buffers.Received(buffer, length);
    }

    /// <summary>The kernel may use the buffer again. On the loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakeBack(ushort buffer)
    {
        _lent = NoBuffer;
        _buffers.GiveBack(buffer);
    }

    /// <summary>A request found no buffer. On the loop.</summary>
    public void OnBuffersExhausted()
    {
        if (_buffers.Count < Math.Min(MaxBuffers, Connections.Count))
        {
            _buffers.Grow(_buffers.Count * 2);
        }
    }

    /// <inheritdoc />
    protected override void Wake() => _wake.Set();

    /// <inheritdoc />
    protected override bool WaitAndDispatch(LoopWorker worker)
    {
        if (_ring.HasCompletions || !TryBeginWait())
        {
            _ring.Submit();
        }
        else
        {
            _ring.SubmitAndWait(Timeout.InfiniteTimeSpan);
            EndWait();
        }

        for (int i = 0; i < CompletionsPerRound && _ring.TryTake(out Completion completion); i++)
        {
            if (!Dispatch(completion))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc />
    protected override void OnLeadershipTaken(LoopWorker worker)
    {
        _leader = worker;
        if (_lent != NoBuffer)
        {
            // The sink that is blocked with it was told to let go of it.
            TakeBack((ushort)_lent);
        }

        if (_home is null)
        {
            _home = worker;
            _ring.RegisterThread();
            AskForWakes();
        }
        else if (!IsAway)
        {
            ComeHome();
        }
    }

    private void ComeHome()
    {
        if (_wakeAskedAway)
        {
            Ask().Cancel(RequestTag.Of(RequestKind.Wake, 0), RequestTag.Of(RequestKind.None, 0));
        }

        _accepts.ForEach(requests => requests.ComeHome());
        foreach (LoopConnection connection in Connections.Snapshot())
        {
            Unsafe.As<IoUringConnection>(connection).ComeHome();
        }
    }

    private bool Dispatch(Completion completion)
    {
        if (!completion.HasMore)
        {
            _outstanding--;
        }

        ulong subject = RequestTag.Subject(completion.UserData);
        switch (RequestTag.Kind(completion.UserData))
        {
            case RequestKind.Input:
                return Find(subject) is not { } receiver
                    ? throw new InvalidOperationException(
                        "Something was received for a connection that is gone: connections stay until all their requests have ended."
                    )
                    : receiver.OnInput(completion);
            case RequestKind.Send:
                return Find(subject)?.OnSent(completion.Result) ?? true;
            case RequestKind.Cancel:
                Find(subject)?.OnCancelled(completion.Result);
                return true;
            case RequestKind.Linger:
                Find(subject)?.OnLingered();
                return true;
            case RequestKind.Accept:
                _accepts[(int)subject].OnCompleted(completion.Result);
                return true;
            case RequestKind.Wake when !completion.HasMore && !IsEnding:
                AskForWakes();
                return true;
            default:
                return true;
        }
    }

    private IoUringConnection? Find(ulong key) => Unsafe.As<IoUringConnection?>(Connections.Find(key));

    // It is not reset: each write to it counts as an event of its own.
    private void AskForWakes()
    {
        _wakeAskedAway = IsAway;
        Ask().PollReadableAgainAndAgain(_wake.Value, RequestTag.Of(RequestKind.Wake, 0));
    }
}
