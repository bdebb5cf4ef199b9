using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>A connection on an <see cref="IoUringLoop"/>.</summary>
/// <remarks>
/// SYNCHRONIZATION: what is asked of the ring is asked by the leading thread only. The descriptor is closed by it too,
/// when no request on it is outstanding, so that no completion meets another connection with the same number.
/// </remarks>
internal sealed partial class IoUringConnection(IoUringLoop loop, int descriptor) : LoopConnection(loop, descriptor)
{
    private const ConnectionFlags NotReading =
        ConnectionFlags.Paused | ConnectionFlags.ReceiveEnded | ConnectionFlags.Aborted | ConnectionFlags.Released;

    // So many small receives, and the kernel chooses the buffers again.
    private const int SmallReceives = 16;

    private bool _begun;
    private bool _isBulk;
    private byte _smallReceives;
    private InputRequest _input;
    private bool _inputIsAway;
    private bool _cancelling;
    private bool _hungUp;
    private bool _closed;

    // There is one request for input at a time.
    private ulong InputTag => RequestTag.Of(RequestKind.Input, Key);

    /// <summary>Something was received, or will not be any more, or can be, or what is paused has ended. On the loop.</summary>
    /// <returns>Whether this thread still leads the loop.</returns>
    public bool OnInput(Completion completion)
    {
        InputRequest request = _input;
        if (!completion.HasMore)
        {
            _input = InputRequest.None;
            _cancelling = false;
        }

        bool leads = request switch
        {
            InputRequest.Receive => OnReceived(completion),
            InputRequest.Ready => OnReady(completion.Result),
            _ => OnWatched(completion.Result),
        };
        if (!leads)
        {
            return false;
        }

        if (_input != InputRequest.Receive || _isBulk || Has(NotReading))
        {
            UpdateInput();
            TryClose();
        }

        return true;
    }

    /// <summary>An attempt to end the request is over. On the loop.</summary>
    public void OnCancelled(int result)
    {
        // It fails when it finds the request at work; then it has to be tried again.
        if (result < 0 && _cancelling)
        {
            _cancelling = false;
            UpdateInput();
        }
    }

    /// <summary>The first thread leads again: what another one has asked for in its place is asked for anew. On the loop.</summary>
    public void ComeHome()
    {
        if (_input != InputRequest.None && _inputIsAway && !_cancelling)
        {
            Cancel();
        }
    }

    /// <summary>The loop has ended, with nothing outstanding: a connection that waits for its closing is closed.</summary>
    public void OnLoopEnded()
    {
        lock (Gate)
        {
            if (Has(ConnectionFlags.Released))
            {
                CloseNow();
            }
        }
    }

    /// <inheritdoc />
    protected override void BeginReceive()
    {
        _begun = true;
        UpdateInput();
    }

    /// <inheritdoc />
    protected override void OnReadingResumed() => Loop.Post(this, LoopCommand.Continue);

    /// <inheritdoc />
    protected override void OnReceiveEnded() => UpdateInput();

    /// <inheritdoc />
    protected override bool Continue()
    {
        UpdateInput();
        ContinueOutput();
        TryClose();
        return true;
    }

    /// <inheritdoc />
    protected override void Close()
    {
        if (loop.HasEnded)
        {
            CloseNow();
        }
        else
        {
            Loop.Post(this, LoopCommand.Continue);
        }
    }

    private bool OnReceived(Completion completion)
    {
        int result = completion.Result;
        if (result > 0)
        {
            _isBulk |= result == IoUringLoop.BufferSize;
            if (!completion.HasMore)
            {
                // Before the turn, in which the leadership may be lost.
                UpdateInput();
            }

            return DeliverData(completion.BufferId, result);
        }

        switch (-result)
        {
            case 0:
                return OnEndOfStream();
            case Errno.NoBufferSpace:
                loop.OnBuffersExhausted();
                return true;
            default:
                return OnReceiveFailed(-result);
        }
    }

    private bool DeliverData(ushort buffer, int length)
    {
        if (!Has(ConnectionFlags.ReceiveEnded) && !DeliverReceived(loop.Lend(buffer, length)))
        {
            return false;
        }

        loop.TakeBack(buffer);
        return true;
    }

    // Who sends more than fits into a buffer is received from by one call into a large one, which stays in the cache.
    private unsafe bool OnReady(int events)
    {
        if (events < 0 || Has(NotReading))
        {
            return true;
        }

        byte[] buffer = loop.BulkBuffer;
        nint received;
        fixed (byte* start = buffer)
        {
            received = Libc.Receive(Descriptor, start, buffer.Length, Libc.MsgDontWait);
        }

        if (received <= 0)
        {
            return received == 0 ? OnEndOfStream() : OnReceiveFailed(Marshal.GetLastPInvokeError());
        }

        _smallReceives = received < IoUringLoop.BufferSize ? (byte)(_smallReceives + 1) : (byte)0;
        if (_smallReceives == SmallReceives)
        {
            _smallReceives = 0;
            _isBulk = false;
        }

        // Before the turn, in which the leadership may be lost.
        UpdateInput();
        return DeliverReceived(new ReadOnlyMemory<byte>(buffer, 0, (int)received));
    }

    private bool OnWatched(int events)
    {
        if (events < 0 || Has(NotReading & ~ConnectionFlags.Paused))
        {
            return true;
        }

        if ((events & SubmissionEntry.PollError) == 0)
        {
            // FIN, which waits until reading goes on, and would be reported again and again.
            _hungUp = true;
            return true;
        }

        int error = ConnectedSocket.TakeError(Descriptor);
        return EndReceive(LinuxError.Of(error == 0 ? Errno.ConnectionReset : error));
    }

    // While reading is paused it waits: the socket says it again. A send may have taken the error of a reset, after which
    // the kernel reports the end of the stream.
    private bool OnEndOfStream() =>
        Has(ConnectionFlags.Paused)
        || EndReceive(Has(ConnectionFlags.ResetSeen) ? LinuxError.Of(Errno.ConnectionReset) : null);

    // After an abort, the command that ends everything is on its way.
    private bool OnReceiveFailed(int error) =>
        error is Errno.Cancelled or Errno.Interrupted or Errno.TryAgain
        || Has(ConnectionFlags.Aborted)
        || EndReceive(LinuxError.Of(error));

    private void UpdateInput()
    {
        InputRequest wanted =
            !_begun ? InputRequest.None
            : !Has(NotReading) ? (_isBulk ? InputRequest.Ready : InputRequest.Receive)
            : !Has(NotReading & ~ConnectionFlags.Paused) && !_hungUp ? InputRequest.Watch
            : InputRequest.None;
        if (_input == InputRequest.None)
        {
            Ask(wanted);
        }
        else if (_input != wanted && !_cancelling)
        {
            Cancel();
        }
    }

    private void Ask(InputRequest request)
    {
        _input = request;
        _inputIsAway = loop.IsAway;
        switch (request)
        {
            case InputRequest.Receive:
                loop.Ask().ReceiveAgainAndAgain(Descriptor, IoUringLoop.BufferGroup, InputTag);
                break;
            case InputRequest.Ready:
                loop.Ask().PollReadable(Descriptor, InputTag);
                break;
            case InputRequest.Watch:
                loop.Ask().PollErrorOrEnd(Descriptor, InputTag);
                break;
            default:
                break;
        }
    }

    private void Cancel()
    {
        _cancelling = true;
        loop.Ask().Cancel(InputTag, RequestTag.Of(RequestKind.Cancel, Key));

        // At once, as the kernel receives all the while.
        loop.Submit();
    }

    private void TryClose()
    {
        if (!Has(ConnectionFlags.Released) || _input != InputRequest.None || _inFlight != NothingInFlight)
        {
            return;
        }

        lock (Gate)
        {
            if (_queue is not { Length: > 0 })
            {
                CloseNow();
            }
        }
    }

    // Under the lock.
    private void CloseNow()
    {
        if (!_closed)
        {
            _closed = true;
            _queue?.Clear();
            base.Close();
        }
    }
}
