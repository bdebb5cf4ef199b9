namespace AspNetWebSockets.Soak;

/// <summary>Sends and never reads: its answers pile up until the server has had enough.</summary>
internal sealed class StallingClient(Tally tally, int port, Random random) : SoakClient(tally, port, random)
{
    protected override string Name => "stalled until the server cut them off";

    protected override async Task LiveAsync(CancellationToken stop)
    {
        await using RawWebSocketClient client = await ConnectRawAsync();
        await RequireServersEndAsync(
            async token =>
            {
                for (long number = 0; ; number++)
                {
                    await client.SendBytesAsync(EchoFrame(number), token);
                }
            },
            stop
        );
    }
}
