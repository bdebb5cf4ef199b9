using System.Net.WebSockets;

namespace AspNetWebSockets.Soak;

/// <summary>One connection of the server.</summary>
internal sealed class Echo(ServerWebSocket socket)
{
    private readonly Random _random = new();
    private long _pushed;

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

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
    }

    /// <summary>Sends the next message that is not asked for.</summary>
    public void Push()
    {
        // A timer does not wait for its last call.
        lock (_random)
        {
            PushNext();
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
