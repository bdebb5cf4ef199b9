using System.Buffers;

namespace AspNetWebSockets.Faults;

// What goes to the client.
internal sealed partial class FaultTransport
{
    private readonly ArrayBufferWriter<byte> _written = new();
    private bool _flushIsPending;
    private bool _flushIsToldElsewhere;
    private TimeSpan _flushDue;
    private bool _flushIsDelayed;
    private Exception? _flushError;
    private byte[] _unsent = [];
    private ReadOnlyMemory<byte> _unsentPayload;
    private bool _outputBroken;
    private bool _outputCompleted;

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint)
    {
        lock (_gate)
        {
            Require(!_released, "GetSpan was called behind Release.");
            return _written.GetSpan(sizeHint);
        }
    }

    /// <inheritdoc />
    public void Advance(int count)
    {
        lock (_gate)
        {
            _written.Advance(count);
        }
    }

    /// <inheritdoc />
    public FlushOutcome Flush(ReadOnlyMemory<byte> payload)
    {
        FlushOutcome outcome;
        lock (_gate)
        {
            outcome = BeginFlush(payload);
            _flushIsToldElsewhere =
                outcome == FlushOutcome.Pending
                && _flushError is null
                && _flushDue <= Now
                && _plan.Traits.Flush == FlushStyle.WithinTheCall
                && !_threads.Flusher.IsCurrent;
        }

        if (_flushIsToldElsewhere)
        {
            _threads.Flusher.Do(TellFlushed);
        }

        return outcome;
    }

    /// <inheritdoc />
    public void CompleteOutput()
    {
        lock (_gate)
        {
            Require(!_outputCompleted, "CompleteOutput was called twice.");
            Require(!_flushIsPending, "CompleteOutput was called with a flush pending.");
            Require(_written.WrittenCount == 0, "CompleteOutput was called with bytes that no flush has taken.");
            Require(!_released, "CompleteOutput was called behind Release.");
            _outputCompleted = true;
            if (!_outputBroken && !_aborted)
            {
                _peer.OnServerFin();
            }

            _stopped |= OutputCompletion == OutputCompletion.Close;
        }

        AnswerWithinCall();
    }

    private FlushOutcome BeginFlush(ReadOnlyMemory<byte> payload)
    {
        Require(!_flushIsPending, "Flush was called with a flush pending.");
        Require(!_outputCompleted, "Flush was called behind CompleteOutput.");
        Require(!_released, "Flush was called behind Release.");
        byte[] written = _written.WrittenSpan.ToArray();
        _written.ResetWrittenCount();
        if (_aborted || _outputBroken || _released)
        {
            return FlushOutcome.Failed;
        }

        int room = _plan.OutputPosition - _peer.Received;
        bool faulty = _plan.OutputFault != OutputFaultKind.None && room >= 0 && room < written.Length + payload.Length;
        int now =
            faulty ? room
            : _plan.Traits.Flush is FlushStyle.BeforeInput or FlushStyle.AfterInput ? written.Length / 2
            : written.Length + payload.Length;
        Put(ref written, ref payload, now);
        if (faulty)
        {
            return Fail(written, payload);
        }

        if (_plan.Traits.Flush == FlushStyle.AtOnce)
        {
            return FlushOutcome.Completed;
        }

        Pend(written, payload, Now);
        return FlushOutcome.Pending;
    }

    private FlushOutcome Fail(byte[] written, ReadOnlyMemory<byte> payload)
    {
        switch (_plan.OutputFault)
        {
            case OutputFaultKind.Delay:
                Pend(written, payload, Now + _plan.OutputDelay);
                return FlushOutcome.Pending;
            case OutputFaultKind.FailsLater:
                Pend([], default, Now);
                FailFlush(new IOException("Broken pipe."));
                return FlushOutcome.Pending;
            case OutputFaultKind.Throws:
                _outputBroken = true;
                throw new IOException("The transport failed.");
            case OutputFaultKind.Resets:
                _outputBroken = _outputReset = true;
                return FlushOutcome.Failed;
            default:
                _outputBroken = true;
                return FlushOutcome.Failed;
        }
    }

    /// <summary>Under the lock: the first <paramref name="count"/> bytes reach the client.</summary>
    private void Put(ref byte[] written, ref ReadOnlyMemory<byte> payload, int count)
    {
        int first = Math.Min(count, written.Length);
        ToWire(written.AsSpan(0, first));
        ToWire(payload.Span[..(count - first)]);
        written = written[first..];
        payload = payload[(count - first)..];
    }

    private void ToWire(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _peer.OnWire(bytes);
        }
        catch (InvariantViolationException violation)
        {
            _violations.Add(violation.Message);
        }
    }

    private void Pend(byte[] written, ReadOnlyMemory<byte> payload, TimeSpan due)
    {
        (_flushIsPending, _unsent, _unsentPayload, _flushDue, _flushError) = (true, written, payload, due, null);
        _flushIsDelayed = due > Now;
    }

    /// <summary>Under the lock: the pending flush will be told to have failed.</summary>
    private void FailFlush(Exception error)
    {
        _outputBroken = true;
        _flushError = error;
        _flushDue = TimeSpan.Zero;
    }

    private void TellFlushed()
    {
        Exception? error;
        bool wasDelayed;
        lock (_gate)
        {
            if (!_flushIsPending)
            {
                return;
            }

            error = _flushError;
            wasDelayed = _flushIsDelayed;
        }

        if (error is null && wasDelayed)
        {
            Safely(_sink!.OnFlushProgress);
        }

        lock (_gate)
        {
            if (error is null)
            {
                // From where the payload is now, which nobody may have changed.
                ToWire(_unsent);
                ToWire(_unsentPayload.Span);
            }

            (_unsent, _unsentPayload) = ([], default);
            _flushIsPending = _flushIsToldElsewhere = false;
        }

        RunIf(Safely(() => _sink!.OnFlushed(error)), []);
    }
}
