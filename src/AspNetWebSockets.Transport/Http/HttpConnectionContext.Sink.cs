using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections;

namespace AspNetWebSockets.Transport;

/// <content>What is received goes into a pipe.</content>
internal sealed partial class HttpConnectionContext : ITransportSink, IThreadPoolWorkItem
{
    private readonly Lock _inputGate = new();
    private readonly Action _onInputFlushed;
    private readonly TaskCompletionSource _receiveEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ConfiguredValueTaskAwaitable<FlushResult>.ConfiguredValueTaskAwaiter _inputFlush;
    private Exception? _abortReason;
    private bool _isFlushingInput;
    private bool _hasUnflushedInput;
    private bool _hasInputEnded;
    private Exception? _inputError;

    /// <inheritdoc />
    public bool OnReceived(ReadOnlyMemory<byte> data, bool lent)
    {
        _scheduler.BeginDelivery();
        lock (_inputGate)
        {
            if (_handover is { } handover)
            {
                handover.Append(data.Span);
                HoldBack(handover);
            }
            else
            {
                WriteInput(data.Span);
            }
        }

        return _scheduler.EndDelivery();
    }

    /// <inheritdoc />
    public bool OnReceiveEnded(Exception? error)
    {
        _scheduler.BeginDelivery();
        lock (_inputGate)
        {
            _hasInputEnded = true;
            _inputError = error;
            if (_handover is not null)
            {
                _handover.End(error);
                return _scheduler.EndDelivery();
            }

            _input.Writer.Complete(_abortReason ?? error);
        }

        LogEnd(error);
        _ = ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return _scheduler.EndDelivery();
    }

    /// <summary>The server has its own deadlines for a slow peer, until it is done with the connection.</summary>
    public void OnFlushProgress() { }

    /// <inheritdoc />
    public bool OnFlushed(Exception? error)
    {
        _scheduler.BeginDelivery();
        _flush.Set(error is null);
        return _scheduler.EndDelivery();
    }

    /// <inheritdoc />
    public void Run() => _scheduler.Run();

    /// <summary>Nothing is held back and no memory lent here.</summary>
    public void OnStalled() { }

    /// <summary>Tells everybody on the thread pool that the connection is over.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        try
        {
            _closed.Cancel();
        }
        catch (AggregateException e)
        {
            TransportLog.ConnectionFailed(_logger, ConnectionId, e);
        }

        _receiveEnded.SetResult();
    }

    private void WriteInput(ReadOnlySpan<byte> data)
    {
        _input.Writer.Write(data);

        // More may be on its way when reading is paused: it goes with the next flush.
        _hasUnflushedInput = true;
        if (!_isFlushingInput)
        {
            FlushInput();
        }
    }

    // Under the lock.
    private void FlushInput()
    {
        _hasUnflushedInput = false;
        _inputFlush = _input.Writer.FlushAsync().ConfigureAwait(false).GetAwaiter();
        if (_inputFlush.IsCompleted)
        {
            OnInputFlushed(_inputFlush.GetResult(), wasPaused: false);
            return;
        }

        _isFlushingInput = true;
        _connection.PauseReading();
        _inputFlush.UnsafeOnCompleted(_onInputFlushed);
    }

    // The server has read enough, on its thread.
    private void OnInputFlushed()
    {
        lock (_inputGate)
        {
            FlushResult result = _inputFlush.GetResult();
            _isFlushingInput = false;
            if (_hasUnflushedInput && !_hasInputEnded)
            {
                FlushInput();
            }

            if (!_isFlushingInput)
            {
                OnInputFlushed(result, wasPaused: true);
            }
        }
    }

    private void OnInputFlushed(FlushResult result, bool wasPaused)
    {
        if (result.IsCompleted)
        {
            _connection.StopReading();
        }
        else if (wasPaused && _handover is null)
        {
            _connection.ResumeReading();
        }
    }

    private void LogEnd(Exception? error)
    {
        switch (error)
        {
            case null:
                TransportLog.FinReceived(_logger, ConnectionId);
                break;
            case ConnectionResetException:
                TransportLog.ConnectionReset(_logger, ConnectionId);
                break;
            default:
                TransportLog.ConnectionFailed(_logger, ConnectionId, error);
                break;
        }
    }
}
