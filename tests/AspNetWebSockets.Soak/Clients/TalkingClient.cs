using System.Globalization;
using System.Net.WebSockets;

namespace AspNetWebSockets.Soak;

/// <summary>A client as it should be, on .NET's own ClientWebSocket: talks, checks every answer, and closes in order.</summary>
/// <param name="tally">Is told what happens.</param>
/// <param name="port">The server's.</param>
/// <param name="random">Its own.</param>
/// <param name="between">The time between two of its messages.</param>
/// <param name="life">How long it stays; for ever without.</param>
internal sealed class TalkingClient(Tally tally, int port, Random random, TimeSpan between, TimeSpan? life)
    : SoakClient(tally, port, random)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    protected override string Name => life is null ? "stayed to the end" : "closed and came again";

    protected override async Task LiveAsync(CancellationToken stop)
    {
        using ClientWebSocket socket = new();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        using CancellationTokenSource bound = new(Bound, TimeProvider.System);
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{Port}/soak"), bound.Token);
        MessageOrder order = new(Tally, Name);
        Task receiving = ReceiveAsync(socket, order);
        long sent = await TalkAsync(socket, receiving, stop);
        if (!receiving.IsCompleted)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        }

        await receiving.WaitAsync(Bound, CancellationToken.None);
        order.RequireEchoes(sent);

        // The reason is how many messages the server has sent unasked.
        order.RequirePushes(long.Parse(socket.CloseStatusDescription ?? "", CultureInfo.InvariantCulture));
    }

    private async Task<long> TalkAsync(ClientWebSocket socket, Task receiving, CancellationToken stop)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (life is { } time)
        {
            over.CancelAfter(About(time));
        }

        _ = receiving.ContinueWith(
            static (_, over) => ((CancellationTokenSource)over!).Cancel(),
            over,
            over.Token,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        long sent = 0;
        await Pause.ForAsync(between * Random.NextDouble(), over.Token);
        while (!over.IsCancellationRequested)
        {
            byte[] message = SoakMessage.Create(SoakMessage.Echo, sent, Random);
            await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
            sent++;
            await Pause.ForAsync(About(between), over.Token);
        }

        return sent;
    }

    private static async Task ReceiveAsync(ClientWebSocket socket, MessageOrder order)
    {
        byte[] buffer = new byte[4096];
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult result = await socket.ReceiveAsync(
                buffer.AsMemory(length),
                CancellationToken.None
            );
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            length += result.Count;
            if (result.EndOfMessage)
            {
                order.Take(buffer.AsSpan(0, length));
                length = 0;
            }
        }
    }
}
