using System.Net.Sockets;

namespace AspNetWebSockets.Soak;

/// <summary>Sends and never reads: its answers pile up until the server has had enough.</summary>
internal sealed class StallingClient(Tally tally, int port, Random random) : SoakClient(tally, port, random)
{
    private const int Messages = 8000;

    protected override string Name => "stalled until it was cut off";

    protected override async Task LiveAsync(CancellationToken stop)
    {
        await using RawWebSocketClient client = await ConnectRawAsync();
        using CancellationTokenSource bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(SoakServer.KeepAlive * 4);
        try
        {
            for (int number = 0; number < Messages && !bound.IsCancellationRequested; number++)
            {
                await client.SendBytesAsync(EchoFrame(number), bound.Token);
            }

            await Pause.ForAsync(SoakServer.KeepAlive * 2, bound.Token);
        }
        catch (Exception exception)
            when (exception is IOException or SocketException or OperationCanceledException or TimeoutException)
        {
            // Which is what it was after.
        }
    }
}
