using System.IO.Pipelines;

namespace AspNetWebSockets.Transport;

/// <content>The end of the HTTP phase of a connection that lives on.</content>
internal sealed partial class HttpConnectionContext
{
    // The next sink comes at once, and a pause would cost a request to the kernel and another one to end it; but a peer
    // that sends on and on is held back.
    private const int MaxHandedOver = 64 * 1024;

    private volatile ConnectionHandover? _handover;
    private volatile bool _isSwitching;
    private volatile bool _hasSwitched;
    private bool _isTakenOver;
    private bool _hadEndedBefore;
    private bool _isDisposing;

    IDuplexPipe IConnectionTakeOverFeature.Pipe => this;

    /// <inheritdoc />
    public bool HasSwitched => _hasSwitched;

    /// <inheritdoc />
    public long? AcknowledgedBytes => _connection.AcknowledgedBytes;

    /// <inheritdoc />
    public void BeginSwitch() => _isSwitching = true;

    /// <inheritdoc />
    public void CancelSwitch()
    {
        _isSwitching = false;
        _hasSwitched = false;
    }

    /// <inheritdoc />
    public void RunInline() => _scheduler.IsInline = !_connection.Loop.Settings.RunOnThreadPool;

    /// <inheritdoc />
    public async ValueTask<ITransportConnection> TakeOverAsync()
    {
        if (_isTakenOver)
        {
            throw new InvalidOperationException("The connection has been taken over already.");
        }

        // Nothing is being flushed, so the pump waits for more, or for the peer to take the last of it.
        _output.Reader.CancelPendingRead();
        await _pump.ConfigureAwait(false);
        KeepEndPoints();

        ConnectionHandover handover = new();
        lock (_inputGate)
        {
            TakeInput(handover);
            HoldBack(handover);
            if (_hasInputEnded)
            {
                // The server is being told as well.
                _hadEndedBefore = true;
                handover.End(_inputError);
            }

            _handover = handover;
        }

        _connection.SetHandover(handover);
        _isTakenOver = true;
        TransportLog.TakenOver(_logger, ConnectionId);
        return _connection;
    }

    private void HoldBack(ConnectionHandover handover)
    {
        if (handover.Data.Length > MaxHandedOver)
        {
            _connection.PauseReading();
        }
    }

    // From here on what is received goes to the handover, and the server meets the end of the stream.
    private void TakeInput(ConnectionHandover handover)
    {
        _hasUnflushedInput = false;
        if (_hasInputEnded && (_abortReason ?? _inputError) is not null)
        {
            // A pipe that ended with an error gives nothing but that: the sink learns it from the handover.
            return;
        }

        _input.Writer.Complete();
        if (_input.Reader.TryRead(out ReadResult result))
        {
            foreach (ReadOnlyMemory<byte> segment in result.Buffer)
            {
                handover.Append(segment.Span);
            }

            _input.Reader.AdvanceTo(result.Buffer.End);
        }
    }
}
