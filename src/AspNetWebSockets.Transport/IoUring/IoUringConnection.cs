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
    private bool _isBulk;
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
