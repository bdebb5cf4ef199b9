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

    private bool _begun;
    private InputRequest _input;
    private bool _inputIsAway;
    private bool _cancelling;
    private bool _hungUp;
    private bool _closed;

    // There is one request for input at a time.
    private ulong InputTag => RequestTag.Of(RequestKind.Input, Key);

    /// <summary>Something was received, or will not be any more, or what is paused has ended. On the loop.</summary>
    /// <returns>Whether this thread still leads the loop.</returns>
    public bool OnInput(Completion completion)
    {
        InputRequest request = _input;
        if (!completion.HasMore)
        {
            _input = InputRequest.None;
            _cancelling = false;
        }

        if (!(request == InputRequest.Watch ? DeliverWatched(completion.Result) : DeliverReceived(completion)))
        {
            return false;
        }

        if (!completion.HasMore || Has(NotReading))
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

    private bool DeliverReceived(Completion completion)
    {
        int result = completion.Result;
        if (result > 0)
        {
            return DeliverData(completion.BufferId, result);
        }

        switch (-result)
        {
            case 0 when Has(ConnectionFlags.Paused):
                // The end of the stream is received again when reading goes on.
                return true;
            case 0:
                // A send has taken the error of a reset, after which the kernel reports the end of the stream.
                return EndReceive(Has(ConnectionFlags.ResetSeen) ? LinuxError.Of(Errno.ConnectionReset) : null);
            case Errno.NoBufferSpace:
                loop.OnBuffersExhausted();
                return true;
            case Errno.Cancelled or Errno.Interrupted or Errno.TryAgain:
            case var _ when Has(ConnectionFlags.Aborted):
                // The command that ends everything is on its way.
                return true;
            default:
                return EndReceive(LinuxError.Of(-result));
        }
    }

    private bool DeliverWatched(int events)
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

    private bool DeliverData(ushort buffer, int length)
    {
        if (!Has(ConnectionFlags.ReceiveEnded))
        {
            if (!DeliverReceived(loop.Lend(buffer, length)))
            {
                return false;
            }
        }

        loop.TakeBack(buffer);
        return true;
    }

    private void UpdateInput()
    {
        InputRequest wanted =
            !_begun ? InputRequest.None
            : !Has(NotReading) ? InputRequest.Receive
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
