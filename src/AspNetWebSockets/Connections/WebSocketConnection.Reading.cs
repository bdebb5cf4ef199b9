using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

// Reading: always on, whether or not the application receives. See docs/decisions/003-always-on-reading.md.
public sealed partial class WebSocketConnection
{
    private readonly Action _onRead;
    private ConfiguredValueTaskAwaitable<ReadResult>.ConfiguredValueTaskAwaiter _readAwaiter;
    private ReadState _reading = ReadState.Working;

    // What was read and not yet parsed. Belongs to the transport's reader until AdvanceTo.
    private ReadOnlySequence<byte> _unparsed;
    private bool _hasRead;
    private bool _inputCompleted;
    private Exception? _inputError;
    private bool _discarding;
    private ReceiveEnd _end;

    /// <summary>Goes on with reading if it was held and what it waited for has happened.</summary>
    private void ResumeReading()
    {
        lock (_gate)
        {
            bool wanted = _discarding || (_end == ReceiveEnd.None && _inbox.HasRoom);
            if (_reading != ReadState.Held || !wanted)
            {
                return;
            }

            _reading = ReadState.Working;
            _keepAlive.Resume(_scheduler.Now);
        }

        Pump();
        ScheduleDeadline();
    }

    private void OnRead()
    {
        TakeRead(_readAwaiter);
        Pump();
    }

    private void TakeRead(ConfiguredValueTaskAwaitable<ReadResult>.ConfiguredValueTaskAwaiter awaiter)
    {
        ReadResult result = default;
        Exception? error = null;
        try
        {
            result = awaiter.GetResult();
        }
        catch (Exception exception)
        {
            // Whatever the transport throws, the peer is gone; the exception becomes the cause of what callers see.
            error = exception;
        }

        lock (_gate)
        {
            _reading = ReadState.Working;
            _hasRead = error is null;
            _unparsed = result.Buffer;
            _inputError = error;
            _inputCompleted = result.IsCompleted || error is not null;
            if (!_unparsed.IsEmpty)
            {
                _keepAlive.Received(_scheduler.Now);
            }
        }
    }

    /// <summary>
    /// Parses what was read and reads on until the transport has no more. The caller owns the reader. The application
    /// is told last, when reading is armed again: so a handler that goes on inline may block without holding up pongs.
    /// </summary>
    private void Pump()
    {
        bool signal = false;
        try
        {
            while (ParseHeld(ref signal))
            {
                SendQueued();
                ConfiguredValueTaskAwaitable<ReadResult>.ConfiguredValueTaskAwaiter awaiter = BeginRead();
                if (!awaiter.IsCompleted)
                {
                    lock (_gate)
                    {
                        _reading = ReadState.Waiting;
                        _readAwaiter = awaiter;
                    }

                    awaiter.UnsafeOnCompleted(_onRead);
                    if (_end != ReceiveEnd.None)
                    {
                        ScheduleDeadline();
                    }

                    if (signal)
                    {
                        _receive.Signal();
                    }

                    return;
                }

                TakeRead(awaiter);
            }
        }
        catch (Exception exception)
        {
            lock (_gate)
            {
                _reading = ReadState.Ended;
            }

            OnUnexpected(exception);
        }

        SendQueued();
        ScheduleDeadline();
        if (signal)
        {
            _receive.Signal();
        }

        SignalEnd();
    }

    private ConfiguredValueTaskAwaitable<ReadResult>.ConfiguredValueTaskAwaiter BeginRead()
    {
        ValueTask<ReadResult> read;
        try
        {
            read = _input.ReadAsync();
        }
        catch (Exception exception)
        {
            // A pipe whose writer failed throws from the call itself; to us that is one more way to end.
            read = ValueTask.FromException<ReadResult>(exception);
        }

        return (read.IsCompleted ? read : AwaitAsync(read)).ConfigureAwait(false).GetAwaiter();
    }

    // A pipe hands its continuation to the thread pool, which wraps a plain delegate in an object for each message, but
    // queues an async method's own box as it is. The box is pooled.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<ReadResult> AwaitAsync(ValueTask<ReadResult> read) =>
        await read.ConfigureAwait(false);

    /// <summary>Parses what was read. Returns whether to read on; otherwise the reader is given up.</summary>
    private bool ParseHeld(ref bool signal)
    {
        bool advance;
        SequencePosition end;
        bool more;
        lock (_gate)
        {
            if (_cut || (_outputCompleted && _transport.OutputCompletion == OutputCompletion.None))
            {
                _reading = ReadState.Ended;
                return false;
            }

            if (!Parse(ref signal))
            {
                _reading = ReadState.Held;
                _keepAlive.Pause();
                return false;
            }

            advance = _hasRead;
            end = _unparsed.End;
            _hasRead = false;
            _unparsed = default;
            more = !_inputCompleted;
        }

        if (advance)
        {
            // Lets the transport write again, which may run its code: not under the lock.
            _input.AdvanceTo(end);
        }

        if (!more)
        {
            lock (_gate)
            {
                _reading = ReadState.Ended;
                OnInputEnded(ref signal);
            }
        }

        return more;
    }

    /// <summary>Under the lock. Returns whether all was parsed; otherwise the rest waits for the application.</summary>
    private bool Parse(ref bool signal)
    {
        while (!_unparsed.IsEmpty)
        {
            if (_discarding)
            {
                Discard();
                return true;
            }

            bool direct = _receive.IsPending;
            if (_end != ReceiveEnd.None || (!direct && _inbox.IsFull))
            {
                return false;
            }

            MessageEvent @event = _reader.Read(
                _unparsed.FirstSpan,
                direct ? _receive.Room : _inbox.GetSpan(),
                out int consumed,
                out int written
            );
            _unparsed = _unparsed.Slice(consumed);
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
                _inbox.Append(written, _reader.IsText);
            }

            Handle(@event, direct, ref signal);
        }

        return true;
    }

    private void Handle(MessageEvent @event, bool direct, ref bool signal)
    {
        switch (@event)
        {
            case MessageEvent.FragmentEnd when !direct:
                _inbox.EndFragment(_reader.IsText, _reader.EndOfMessage);
                break;
            case MessageEvent.FragmentEnd:
                _receive.Complete(TypeOf(_reader.IsText), _reader.EndOfMessage);
                signal = true;
                break;
            case MessageEvent.DestinationFull when direct:
                _receive.Complete(TypeOf(_reader.IsText), endOfMessage: false);
                signal = true;
                break;
            case MessageEvent.Ping:
                // Also behind our own close frame: a ping is answered until the peer's has come (RFC 6455 section 5.5.2).
                _controls.Add(Opcode.Pong, _reader.ControlPayload);
                break;
            case MessageEvent.Pong:
                _keepAlive.PongReceived(_reader.ControlPayload, _scheduler.Now);
                break;
            case MessageEvent.Close:
                OnCloseFrame(ref signal);
                break;
            case MessageEvent.Violation:
                OnViolation(ref signal);
                break;
            default:
                break;
        }
    }
}
