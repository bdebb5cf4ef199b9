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
    private bool _receiving;
    private bool _cancelling;
    private bool _receivingAway;
    private bool _closed;

    /// <summary>Something was received, or will not be any more. On the loop.</summary>
    /// <returns>Whether this thread still leads the loop.</returns>
    public bool OnReceived(Completion completion)
    {
        if (!completion.HasMore)
        {
            _receiving = false;
            _cancelling = false;
        }

        if (!Deliver(completion))
        {
            return false;
        }

        if (!completion.HasMore || Has(NotReading))
        {
            UpdateReceive();
            TryClose();
        }

        return true;
    }

    /// <summary>An attempt to end receiving is over. On the loop.</summary>
    public void OnCancelled(int result)
    {
        // It fails when it finds the request at work; then it has to be tried again.
        if (result < 0 && _cancelling)
        {
            _cancelling = false;
            UpdateReceive();
        }
    }

    /// <summary>The first thread leads again: what another one has asked for in its place is asked for anew. On the loop.</summary>
    public void ComeHome()
    {
        if (_receivingAway && _receiving && !_cancelling)
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
        UpdateReceive();
    }

    /// <inheritdoc />
    protected override void OnReadingResumed() => Loop.Post(this, LoopCommand.Continue);

    /// <inheritdoc />
    protected override void OnReceiveEnded() => UpdateReceive();

    /// <inheritdoc />
    protected override bool Continue()
    {
        UpdateReceive();
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

    private bool Deliver(Completion completion)
    {
        int result = completion.Result;
        if (result > 0)
        {
            return DeliverData(completion.BufferId, result);
        }

        switch (-result)
        {
            case 0:
                // A send has taken the error of a reset, after which the kernel reports the end of the stream.
                return EndReceive(Has(ConnectionFlags.ResetSeen) ? LinuxError.Of(Errno.ConnectionReset) : null);
            case var _ when Has(ConnectionFlags.Aborted):
            // The command that ends everything is on its way.
            case Errno.NoBufferSpace or Errno.Cancelled or Errno.Interrupted or Errno.TryAgain:
                return true;
            default:
                return EndReceive(LinuxError.Of(-result));
        }
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

    private void UpdateReceive()
    {
        bool wanted = _begun && !Has(NotReading);
        if (!wanted)
        {
            if (_receiving && !_cancelling)
            {
                Cancel();
            }
        }
        else if (!_receiving)
        {
            _receiving = true;
            _receivingAway = loop.IsAway;
            loop.Ask()
                .ReceiveAgainAndAgain(Descriptor, IoUringLoop.BufferGroup, RequestTag.Of(RequestKind.Receive, Key));
        }
    }

    private void Cancel()
    {
        _cancelling = true;
        loop.Ask().Cancel(RequestTag.Of(RequestKind.Receive, Key), RequestTag.Of(RequestKind.Cancel, Key));

        // At once, as the kernel receives all the while.
        loop.Submit();
    }

    private void TryClose()
    {
        if (!Has(ConnectionFlags.Released) || _receiving || _inFlight != NothingInFlight)
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
