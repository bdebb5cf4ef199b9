using System.Net.WebSockets;

namespace AspNetWebSockets.Faults;

/// <summary>
/// Talks on a socket class above the engine, as handlers do: receives until the end, sends beside from several tasks at
/// once where the class allows it, and closes. It is not told how its calls get to their threads, so threads race.
/// </summary>
internal sealed class SocketApplication : IApplication
{
    private readonly WebSocketConnection _connection;
    private readonly WebSocket _socket;
    private readonly FaultTransport _transport;
    private readonly Session _session;
    private readonly MessagePrefix _received;
    private readonly MessagePrefix[] _onWire;
    private readonly IReadOnlyList<SessionMessage>[] _toSend;
    private readonly Activity _receiver = new("receiver");
    private readonly Activity[] _senders;
    private readonly List<byte> _message = [];
    private int _sent;
    private Exception? _sendFailure;

    /// <summary>Makes one.</summary>
    /// <param name="connection">The engine.</param>
    /// <param name="socket">The class above it.</param>
    /// <param name="transport">Is told of what must not be.</param>
    /// <param name="session">What is said; its pushes are sent with a mark of the sender in front.</param>
    /// <param name="senders">How many tasks send.</param>
    public SocketApplication(
        WebSocketConnection connection,
        WebSocket socket,
        FaultTransport transport,
        Session session,
        int senders
    )
    {
        (_connection, _socket, _transport, _session) = (connection, socket, transport, session);
        _received = new MessagePrefix(session.Messages);
        _senders = [.. Enumerable.Range(0, senders).Select(sender => new Activity($"sender {sender}"))];
        _toSend = [.. Enumerable.Range(0, senders).Select(ToSend)];
        _onWire = [.. _toSend.Select(messages => new MessagePrefix(messages))];
    }

    public bool IsOver => _receiver.IsOver && _senders.All(sender => sender.IsOver);

    public bool IsQuiet => _receiver.IsQuiet && _senders.All(sender => sender.IsQuiet);

    public bool Races => true;

    public int Ends { get; private set; }

    public void Start()
    {
        Task[] sending = [.. _senders.Select((sender, number) => SendAsync(sender, _toSend[number]))];
        _ = RunAsync(sending);
    }

    public void OnData(ServerFrame frame)
    {
        _message.AddRange(frame.Payload);
        if (!frame.Fin)
        {
            return;
        }

        byte[] message = [.. _message];
        _message.Clear();
        _onWire[message[0]].Take(isText: false, message, endOfMessage: true);
    }

    public void Check(int? inputCame, bool outputGoes, bool nothingFails)
    {
        if (inputCame is { } input && _received.Payload < _session.PayloadBefore(input))
        {
            throw new InvariantViolationException(
                $"The application got {_received.Payload} bytes of payload; {_session.PayloadBefore(input)} came in whole frames before byte {input}."
            );
        }

        int onWire = _onWire.Sum(messages => messages.Payload);
        if (outputGoes && onWire < _sent)
        {
            throw new InvariantViolationException(
                $"The client got {onWire} bytes of payload; sends of {_sent} bytes have succeeded."
            );
        }

        if (nothingFails && ClosesBehindSenders && (_sendFailure is not null || !_onWire.All(sent => sent.IsComplete)))
        {
            throw new InvariantViolationException(
                $"Nothing stood in the way, but the client did not get all messages. A send has failed: {_sendFailure?.ToString() ?? "none"}"
            );
        }
    }

    public string Describe() => $"{_receiver}; {string.Join("; ", _senders.AsEnumerable())}; state {_socket.State}";

    // Several senders are interrupted by the close frame.
    private bool ClosesBehindSenders => _senders.Length == 1;

    private SessionMessage[] ToSend(int sender) =>
        [
            .. _session
                .Pushes.Where((_, i) => i % _senders.Length == sender)
                .Select(push => new SessionMessage(IsText: false, [(byte)sender, .. push.Payload])),
        ];

    private async Task RunAsync(Task[] sending)
    {
        try
        {
            await ReceiveToEndAsync(sending).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsDocumented(exception))
        {
            Ends++;
        }
        catch (Exception exception)
        {
            _transport.Report($"The application saw an exception that is not documented: {exception}");
        }

        try
        {
            await _receiver
                .WaitAsync(new ValueTask(Task.WhenAll(sending)), "waits for the senders")
                .ConfigureAwait(false);
            await _receiver.WaitAsync(_connection.DisposeAsync(), "DisposeAsync").ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _transport.Report($"The end of the application failed: {exception}");
        }

        _receiver.End();
    }

    private async Task ReceiveToEndAsync(Task[] sending)
    {
        byte[] buffer = new byte[_session.Room];
        while (!_session.ServerCloses || !_received.IsComplete)
        {
            ValueWebSocketReceiveResult result = await _receiver
                .WaitAsync(_socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None), "ReceiveAsync")
                .ConfigureAwait(false);
            _transport.OnApplicationRuns();
            if (result.MessageType == WebSocketMessageType.Close)
            {
                break;
            }

            bool isText = result.MessageType == WebSocketMessageType.Text;
            _received.Take(isText, buffer.AsSpan(0, result.Count), result.EndOfMessage);
        }

        if (ClosesBehindSenders)
        {
            await _receiver
                .WaitAsync(new ValueTask(Task.WhenAll(sending)), "waits for the sender")
                .ConfigureAwait(false);
        }

        Task close = _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None);
        await _receiver.WaitAsync(new ValueTask(close), "CloseAsync").ConfigureAwait(false);
        Ends++;
    }

    private async Task SendAsync(Activity sender, IReadOnlyList<SessionMessage> messages)
    {
        try
        {
            foreach (SessionMessage message in messages)
            {
                byte[] payload = [.. message.Payload];
                ValueTask send = _socket.SendAsync(
                    payload.AsMemory(),
                    WebSocketMessageType.Binary,
                    endOfMessage: true,
                    CancellationToken.None
                );
                await sender.WaitAsync(send, "SendAsync").ConfigureAwait(false);
                _ = Interlocked.Add(ref _sent, payload.Length);
                payload.AsSpan().Fill(0xEE);
            }
        }
        catch (Exception exception) when (IsDocumented(exception))
        {
            // Closed, or the end that the receiver is told of.
            _sendFailure = exception;
        }
        catch (Exception exception)
        {
            _transport.Report($"A send failed with an exception that is not documented: {exception}");
        }

        sender.End();
    }

    private static bool IsDocumented(Exception exception) =>
        exception is WebSocketException or OperationCanceledException;
}
