using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace AspNetWebSockets.Operation.Tests;

/// <summary>
/// Sends numbered messages, several ahead of their acknowledgements, and comes back whenever its connection has ended:
/// what was not acknowledged then is sent again.
/// </summary>
/// <param name="name">Stands in front of its numbers.</param>
/// <param name="address">Where it connects.</param>
internal sealed class ReconnectingClient(string name, Uri address)
{
    /// <summary>How many messages it sends ahead.</summary>
    public const int Window = 4;

    private readonly byte[] _buffer = new byte[1024];
    private readonly Lock _gate = new();
    private int _acknowledged;
    private int _awaited = int.MaxValue;
    private TaskCompletionSource _reached = new();

    /// <summary>How many messages were acknowledged: those with the numbers below.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Every message that was sent, as often as it was. Complete when the client has ended.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>How each connection has ended: the server's close code, or 1006 for one that was lost without. Complete when the client has ended.</summary>
    public List<int> Ends { get; } = [];

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

    /// <summary>Runs until it is stopped, and then until all that it has sent is acknowledged.</summary>
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

            try
            {
                await UseAsync(socket, stop);
            }
            catch (WebSocketException)
            {
                Ends.Add(1006);
            }
        }
    }

    private async Task UseAsync(ClientWebSocket socket, CancellationToken stop)
    {
        int next = _acknowledged;
        while (true)
        {
            for (; next < _acknowledged + Window && !stop.IsCancellationRequested; next++)
            {
                await socket.SendAsync(
                    Encoding.UTF8.GetBytes(Message(next)).AsMemory(),
                    WebSocketMessageType.Text,
                    endOfMessage: true,
                    CancellationToken.None
                );
                Sent.Add(Message(next));
            }

            if (next == _acknowledged)
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
                return;
            }

            ValueWebSocketReceiveResult answer = await socket.ReceiveAsync(_buffer.AsMemory(), CancellationToken.None);
            if (answer.MessageType == WebSocketMessageType.Close)
            {
                Ends.Add((int)socket.CloseStatus!.Value);
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
                return;
            }

            Encoding.UTF8.GetString(_buffer, 0, answer.Count).ShouldBe(Message(_acknowledged));
            Acknowledge();
        }
    }

    private string Message(int number) => string.Create(CultureInfo.InvariantCulture, $"{name}:{number}");

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
