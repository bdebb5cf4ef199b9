using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

// Reading: always on, whether or not the application receives. See docs/decisions/003-always-on-reading.md.
public sealed partial class WebSocketConnection
{
    private ReadState _reading;

    // What came and is not parsed yet: the transport's memory during a turn of its own, or what _held keeps.
    private ReadOnlyMemory<byte> _unparsed;
    private HeldBytes _held;
    private bool _inputCompleted;
    private Exception? _inputError;
    private bool _discarding;
    private ReceiveEnd _end;

    // Has its result, and Run is to tell.
    private ReceiveOperation? _settledReceive;

    // Under the lock: whether there is something to parse, or to inflate.
    private bool HasUnparsed => !_unparsed.IsEmpty || _compressedInput is { IsPending: true };

    bool ITransportSink.OnReceived(ReadOnlyMemory<byte> data, bool lent)
    {
        try
        {
            return Receive(data, lent);
        }
        catch (Exception exception)
        {
            OnUnexpected(exception);
            return false;
        }
    }

    private bool Receive(ReadOnlyMemory<byte> data, bool lent)
    {
        bool run;
        bool output;
        bool deadline;
        lock (Gate)
        {
            if (_cut || _reading == ReadState.Ended)
            {
                return false;
            }

            _keepAlive.Received(_scheduler.Now);
            _throttle?.Received(data.Length);
            if (_reading == ReadState.Held)
            {
                // On its way already when the pause was asked for.
                _unparsed = _held.Append(_unparsed, data);
                return false;
            }

            _unparsed = data;
            Parse(untilSettled: lent);
            run = _settledReceive is not null;
            bool turn = lent && run;
            if (!turn)
            {
                EndParsing();
                run = _settledReceive is not null;
            }

            // In a turn that is about to begin, what is due goes out at its end, together with what the application sends.
            output = HasOutput && !turn;
            deadline = _end != ReceiveEnd.None || IsThrottled;
        }

        if (output)
        {
            SendQueued();
        }

        if (deadline)
        {
            ScheduleDeadline();
        }

        return run;
    }

    bool ITransportSink.OnReceiveEnded(Exception? error)
    {
        bool run;
        lock (Gate)
        {
            _inputCompleted = true;
            _inputError = error;
            if (_cut)
            {
                DropUnparsed();
            }

            EndReading();
            run = _settledReceive is not null;
        }

        SendQueued();
        ScheduleDeadline();
        SignalEnd();
        return run;
    }

    /// <summary>Under the lock: all is parsed that can be for now; keeps the rest, and pays for what came.</summary>
    private void EndParsing()
    {
        if (HasUnparsed && _reading == ReadState.Reading)
        {
            Hold();
        }

        if (_throttle is not null || _life is not null)
        {
            Charge();
        }
    }

    /// <summary>Under the lock: nobody will look at it any more.</summary>
    private void DropUnparsed()
    {
        _unparsed = default;
        _held.Clear();
        _compressedInput?.Clear();
    }

    /// <summary>Under the lock: the transport has no more input, and all that came is parsed.</summary>
    private void EndReading()
    {
        if (_inputCompleted && !HasUnparsed && _reading != ReadState.Ended)
        {
            _reading = ReadState.Ended;
            OnInputEnded();
        }
    }

    /// <summary>
    /// Under the lock: parses what came until all is used up, or the inbox is full, or, with
    /// <paramref name="untilSettled"/>, the pending receive has its result.
    /// </summary>
    private void Parse(bool untilSettled)
    {
        ReadOnlySpan<byte> source = _unparsed.Span;
        int position = 0;
        while (
            (position < source.Length || _compressedInput is { IsPending: true })
            && !(untilSettled && _settledReceive is not null)
        )
        {
            if (_discarding)
            {
                _compressedInput?.Clear();
                Discard(source.Length - position);
                position = source.Length;
                break;
            }

            bool direct = _receive.IsPending;
            if (_end != ReceiveEnd.None || (!direct && (_inbox?.IsFull ?? false)))
            {
                break;
            }

            Span<byte> destination = direct ? _receive.Room : Inbox.GetSpan();
            MessageEvent @event = _compressedInput is null
                ? _reader.Read(source[position..], destination, out int consumed, out int written)
                : ReadInflated(source[position..], destination, out consumed, out written);
            position += consumed;
            if (@event == MessageEvent.Violation)
            {
                // What was written belongs to no valid message.
                written = 0;
            }

            if (direct)
            {
                _receive.Append(written);
            }
            else
            {
                Inbox.Append(written, _reader.IsText);
            }

            Handle(@event, direct);
        }

        _unparsed = _unparsed[position..];
        EndReading();
    }

    private void Handle(MessageEvent @event, bool direct)
    {
        switch (@event)
        {
            case MessageEvent.FragmentEnd when !direct:
                Inbox.EndFragment(_reader.IsText, _reader.EndOfMessage);
                break;
            case MessageEvent.FragmentEnd:
                CompleteReceive(_reader.EndOfMessage);
                _settledReceive = _receive;
                break;
            case MessageEvent.DestinationFull when direct:
                CompleteReceive(endOfMessage: false);
                _settledReceive = _receive;
                break;
            case MessageEvent.Ping or MessageEvent.Pong when !AdmitControlFrame():
                break;
            case MessageEvent.Ping:
                // Also behind our own close frame: a ping is answered until the peer's has come (RFC 6455 section 5.5.2).
                AddControl(Opcode.Pong, _reader.ControlPayload);
                break;
            case MessageEvent.Pong:
                OnPong(_reader.ControlPayload, _scheduler.Now);
                break;
            case MessageEvent.Close:
                OnCloseFrame();
                break;
            case MessageEvent.Violation:
                OnViolation();
                break;
            default:
                break;
        }
    }
}
