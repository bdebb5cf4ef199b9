using System.Net.WebSockets;

namespace AspNetWebSockets.Faults;

/// <summary>
/// Talks on the engine itself: receives until the end, and echoes each piece, or sends messages of its own beside. All
/// that it awaits is seen by the driver, so that a case goes the same way each time.
/// </summary>
internal sealed class ConnectionApplication : IApplication
{
    private readonly WebSocketConnection _connection;
    private readonly FaultTransport _transport;
    private readonly Session _session;
    private readonly MessagePrefix _received;
    private readonly MessagePrefix _onWire;
    private readonly Activity _receiver = new("receiver");
    private readonly Activity _pusher = new("pusher");
    private readonly Random? _naps;
    private Task _pushing = Task.CompletedTask;
    private int _sent;
    private Exception? _sendFailure;

    public ConnectionApplication(WebSocketConnection connection, FaultTransport transport, Session session)
    {
        _connection = connection;
        _transport = transport;
        _session = session;
        _naps = session.NapSeed is { } seed ? new Random(seed) : null;
        _received = new MessagePrefix(session.Messages);
        _onWire = new MessagePrefix(Echoes ? session.Messages : session.Pushes);
    }

    public bool IsOver => _receiver.IsOver && _pusher.IsOver;

    public bool IsQuiet => _receiver.IsQuiet && _pusher.IsQuiet;

    public bool Races => false;

    public int Ends { get; private set; }

    private bool Echoes => _session.Pushes.Count == 0;

    public void Start()
    {
        _pushing = PushAsync();
        _ = RunAsync();
    }

    public void OnData(ServerFrame frame) => _onWire.Take(IsText(frame), frame.Payload, frame.Fin);

    public void Check(int? inputCame, bool outputGoes, bool nothingFails)
    {
        if (inputCame is { } input && _received.Payload < _session.PayloadBefore(input))
        {
            throw new InvariantViolationException(
                $"The application got {_received.Payload} bytes of payload; {_session.PayloadBefore(input)} came in whole frames before byte {input}."
            );
        }

        if (inputCame >= _session.Input.Length && !_received.IsComplete)
        {
            throw new InvariantViolationException($"The application got {_received.Messages} messages, not all.");
        }

        if (outputGoes && _onWire.Payload < _sent)
        {
            throw new InvariantViolationException(
                $"The client got {_onWire.Payload} bytes of payload; sends of {_sent} bytes have succeeded."
            );
        }

        if (nothingFails && (_sendFailure is not null || !_onWire.IsComplete))
        {
            throw new InvariantViolationException(
                $"Nothing stood in the way, but the client got {_onWire.Messages} messages, not all. A send has failed: {_sendFailure?.ToString() ?? "none"}"
            );
        }
    }

    public string Describe() =>
        $"{_receiver}; {_pusher}; received {_received.Messages} messages, state {_connection.CloseStatus}";

    // A fragment goes on where the last one ended, so its type is that of the message before.
    private bool _wireIsText;

    private bool IsText(ServerFrame frame)
    {
        if (frame.Opcode != FrameOpcodes.Continuation)
        {
            _wireIsText = frame.Opcode == FrameOpcodes.Text;
        }

        return _wireIsText;
    }

    private async Task RunAsync()
    {
        try
        {
            await ReceiveToEndAsync().ConfigureAwait(false);
        }
        catch (WebSocketException)
        {
            Ends++;
        }
        catch (Exception exception)
        {
            _transport.Report($"The application saw an exception that is not documented: {exception}");
        }

        try
        {
            await RequireEndAsync().ConfigureAwait(false);
            await _receiver.WaitAsync(new ValueTask(_pushing), "waits for the pusher").ConfigureAwait(false);
            await _receiver.WaitAsync(_connection.DisposeAsync(), "DisposeAsync").ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _transport.Report($"The end of the application failed: {exception}");
        }

        _receiver.End();
    }

    private async Task ReceiveToEndAsync()
    {
        byte[] buffer = new byte[_session.Room];
        bool closeSent = false;
        while (true)
        {
            if (_session.ServerCloses && _received.IsComplete && !closeSent)
            {
                await _receiver.WaitAsync(new ValueTask(_pushing), "waits for the pusher").ConfigureAwait(false);
                closeSent = true;
                await CloseAsync(WebSocketCloseStatus.NormalClosure, "bye").ConfigureAwait(false);
            }

            if (_naps?.Next(3) == 0)
            {
                await _receiver.WaitAsync(new ValueTask(_transport.NapAsync()), "something else").ConfigureAwait(false);
            }

            ValueWebSocketReceiveResult result = await _receiver
                .WaitAsync(_connection.ReceiveAsync(buffer, CancellationToken.None), "ReceiveAsync")
                .ConfigureAwait(false);
            _transport.OnApplicationRuns();
            if (result.MessageType == WebSocketMessageType.Close)
            {
                break;
            }

            bool isText = result.MessageType == WebSocketMessageType.Text;
            _received.Take(isText, buffer.AsSpan(0, result.Count), result.EndOfMessage);
            if (Echoes && _sendFailure is null)
            {
                await EchoAsync(buffer, result).ConfigureAwait(false);
            }
        }

        Ends++;
        if (!closeSent)
        {
            await _receiver.WaitAsync(new ValueTask(_pushing), "waits for the pusher").ConfigureAwait(false);
            await CloseAsync(_connection.CloseStatus!.Value, "").ConfigureAwait(false);
        }
    }

    // A client that takes nothing more may have sent something before.
    private async Task EchoAsync(byte[] buffer, ValueWebSocketReceiveResult result)
    {
        try
        {
            ValueTask send = _connection.SendAsync(
                buffer.AsMemory(0, result.Count),
                result.MessageType,
                result.EndOfMessage,
                CancellationToken.None
            );
            await _receiver.WaitAsync(send, "SendAsync").ConfigureAwait(false);
            _sent += result.Count;
            buffer.AsSpan().Fill(0xEE);
        }
        catch (WebSocketException exception)
        {
            _sendFailure = exception;
        }
    }

    private async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        try
        {
            ValueTask close = _connection.SendCloseAsync(status, reason, CancellationToken.None);
            await _receiver.WaitAsync(close, "SendCloseAsync").ConfigureAwait(false);
            _connection.StartCloseTimeout();
        }
        catch (WebSocketException exception)
        {
            // The client takes nothing more; a receive tells the end.
            _sendFailure ??= exception;
        }
    }

    /// <summary>Behind the end nothing comes.</summary>
    private async Task RequireEndAsync()
    {
        try
        {
            ValueWebSocketReceiveResult result = await _receiver
                .WaitAsync(
                    _connection.ReceiveAsync(new byte[16], CancellationToken.None),
                    "ReceiveAsync behind the end"
                )
                .ConfigureAwait(false);
            _transport.Report($"Behind the end came {result.MessageType} of {result.Count} bytes.");
        }
        catch (Exception exception) when (exception is WebSocketException or InvalidOperationException)
        {
            if (Ends != 1)
            {
                _transport.Report($"The end was told {Ends} times.");
            }
        }
    }

    private async Task PushAsync()
    {
        try
        {
            foreach (SessionMessage message in _session.Pushes)
            {
                byte[] payload = [.. message.Payload];
                ValueTask send = _connection.SendAsync(
                    payload,
                    message.IsText ? WebSocketMessageType.Text : WebSocketMessageType.Binary,
                    endOfMessage: true,
                    CancellationToken.None
                );
                await _pusher.WaitAsync(send, "SendAsync").ConfigureAwait(false);
                _sent += payload.Length;
                payload.AsSpan().Fill(0xEE);
            }
        }
        catch (WebSocketException exception)
        {
            // The receiver is told as well.
            _sendFailure = exception;
        }
        catch (Exception exception)
        {
            _transport.Report($"A send failed with an exception that is not documented: {exception}");
        }

        _pusher.End();
    }
}
