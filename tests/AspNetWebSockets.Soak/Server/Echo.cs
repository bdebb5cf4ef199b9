using System.Globalization;
using System.Net.WebSockets;

namespace AspNetWebSockets.Soak;

/// <summary>One connection of the server.</summary>
internal sealed class Echo(ServerWebSocket socket)
{
    private readonly Random _random = new();
    private long _pushed;
    private bool _closes;

    /// <summary>What waits for the client.</summary>
    public long QueuedBytes => socket.QueuedBytes;

    /// <summary>Sends everything back until the client closes.</summary>
    public async Task RunAsync()
    {
        while (await socket.ReceiveMessageAsync() is { } message)
        {
            using (message)
            {
                await socket.SendAsync(
                    message.Payload,
                    message.MessageType,
                    endOfMessage: true,
                    CancellationToken.None
                );
            }
        }

        lock (_random)
        {
            _closes = true;
        }

        // So that the client knows when one of the last is missing.
        await socket.CloseAsync(
            WebSocketCloseStatus.NormalClosure,
            _pushed.ToString(CultureInfo.InvariantCulture),
            CancellationToken.None
        );
    }

    /// <summary>Sends the next message that is not asked for.</summary>
    public void Push()
    {
        // A timer does not wait for its last call.
        lock (_random)
        {
            if (!_closes)
            {
                PushNext();
            }
        }
    }

    private void PushNext()
    {
        ValueTask send = socket.SendAsync(
            SoakMessage.Create(SoakMessage.Push, _pushed, _random).AsMemory(),
            WebSocketMessageType.Binary,
            endOfMessage: true,
            CancellationToken.None
        );
        _pushed++;
        _ = ObserveAsync(send);
    }

    private static async Task ObserveAsync(ValueTask send)
    {
        try
        {
            await send;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The connection ends; whoever receives on it is told why.
        }
    }
}
