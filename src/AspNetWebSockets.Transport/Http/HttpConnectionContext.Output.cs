using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace AspNetWebSockets.Transport;

/// <content>What the server writes into its pipe is sent by whichever thread flushes it, or by the loop after the peer held it back.</content>
internal sealed partial class HttpConnectionContext
{
    private readonly FlushSignal _flush = new();
    private Task _pump = Task.CompletedTask;

    private async Task PumpAsync()
    {
        PipeReader reader = _output.Reader;
        bool open = true;
        while (open)
        {
            ReadResult result = await reader.ReadAsync().ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = result.Buffer;
            if (_isSwitching && !buffer.IsEmpty)
            {
                // Before the peer can see it and end its direction behind it.
                _hasSwitched = true;
            }

            bool sent = buffer.IsEmpty || await SendAsync(buffer).ConfigureAwait(false);
            reader.AdvanceTo(buffer.End);
            if (!sent)
            {
                // Both directions: a peer that does not take the response has no use for its request.
                _connection.Abort();
                open = false;
            }
            else if (result.IsCompleted)
            {
                _connection.CompleteOutput();
                _connection.StopReading();
                open = false;
            }
            else if (result.IsCanceled)
            {
                open = false;
            }
        }

        await reader.CompleteAsync().ConfigureAwait(false);
    }

    // Whoever wrote it has gone, and with him all deadlines: a peer that takes nothing would keep its socket for ever.
    private async ValueTask EndOutputAsync()
    {
        while (!_pump.IsCompleted)
        {
            long? acknowledged = AcknowledgedBytes;
            try
            {
                await _pump.WaitAsync(_writeStallTimeout, _timeProvider).ConfigureAwait(false);
            }
            catch (TimeoutException) when (acknowledged == AcknowledgedBytes)
            {
                _connection.Loop.Settings.Metrics.CountWriteStall();
                Abort(
                    new ConnectionAbortedException(
                        $"The peer has taken nothing of what is sent to it for {_writeStallTimeout.TotalSeconds} s (WriteStallTimeout)."
                    )
                );
                break;
            }
            catch (TimeoutException)
            {
                // It is slow, but it takes something.
            }
        }

        await _pump.ConfigureAwait(false);
    }

    private async ValueTask<bool> SendAsync(ReadOnlySequence<byte> buffer)
    {
        while (true)
        {
            ReadOnlyMemory<byte> payload = Gather(ref buffer);
            _flush.Reset();
            FlushOutcome outcome = _connection.Flush(payload);
            if (
                outcome == FlushOutcome.Failed
                || (outcome == FlushOutcome.Pending && !await _flush.Task.ConfigureAwait(false))
            )
            {
                return false;
            }

            if (buffer.IsEmpty)
            {
                return true;
            }
        }
    }

    // A single segment is sent from where it is; several are gathered, which costs less than a system call for each.
    private ReadOnlyMemory<byte> Gather(ref ReadOnlySequence<byte> buffer)
    {
        int gathered = 0;
        while (!buffer.IsSingleSegment)
        {
            ReadOnlySpan<byte> segment = buffer.FirstSpan;
            int count = Math.Min(segment.Length, OutputBlocks.StandardSize - gathered);
            if (count == 0 && !segment.IsEmpty)
            {
                return default;
            }

            segment[..count].CopyTo(_connection.GetSpan(count));
            _connection.Advance(count);
            gathered += count;
            buffer = buffer.Slice(count);
        }

        ReadOnlyMemory<byte> last = buffer.First;
        buffer = default;
        return last;
    }
}
