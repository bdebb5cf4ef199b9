using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace AspNetWebSockets.Operation.Tests;

/// <summary>Sends numbered messages, one after the other's acknowledgement, and comes back whenever its connection has ended.</summary>
/// <param name="name">Stands in front of its numbers.</param>
/// <param name="address">Where it connects.</param>
internal sealed class ReconnectingClient(string name, Uri address)
{
    private readonly byte[] _buffer = new byte[1024];
    private readonly Lock _gate = new();
    private int _acknowledged;
    private int _awaited = int.MaxValue;
    private TaskCompletionSource _reached = new();

    /// <summary>How many messages were acknowledged: those with the numbers below.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>How each connection has ended: the server's close code, or 1006 for one that was lost without.</summary>
    public List<int> Ends { get; } = [];

    /// <summary>The text of a message.</summary>
    public string Message(int number) => string.Create(CultureInfo.InvariantCulture, $"{name}:{number}");

    /// <summary>Completes when so many more messages are acknowledged.</summary>
    public Task AcknowledgedAsync(int more)
    {
        lock (_gate)
        {
            _awaited = _acknowledged + more;
            _reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _reached.Task;
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using ClientWebSocket socket = new();
            try
            {
                await socket.ConnectAsync(address, CancellationToken.None);
            }
            catch (WebSocketException)
            {
                // Refused by every server at this moment: try again.
                continue;
            }

            await UseAsync(socket, stop);
        }
    }

    private async Task UseAsync(ClientWebSocket socket, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                string message = Message(_acknowledged);
                await socket.SendAsync(
                    Encoding.UTF8.GetBytes(message).AsMemory(),
                    WebSocketMessageType.Text,
                    endOfMessage: true,
                    CancellationToken.None
                );
                ValueWebSocketReceiveResult answer = await socket.ReceiveAsync(
                    _buffer.AsMemory(),
                    CancellationToken.None
                );
                if (answer.MessageType == WebSocketMessageType.Close)
                {
                    Ends.Add((int)socket.CloseStatus!.Value);
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
                    return;
                }

                Encoding.UTF8.GetString(_buffer, 0, answer.Count).ShouldBe(message);
                Acknowledge();
            }
        }
        catch (WebSocketException)
        {
            Ends.Add(1006);
        }
    }

    private void Acknowledge()
    {
        lock (_gate)
        {
            if (++_acknowledged == _awaited)
            {
                _reached.SetResult();
            }
        }
    }
}
