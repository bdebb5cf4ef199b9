namespace AspNetWebSockets.Soak;

/// <summary>Sends and never reads: its answers pile up until the server has had enough.</summary>
internal sealed class StallingClient(Tally tally, int port, Random random) : SoakClient(tally, port, random)
{
    // Full sooner: a few hundred of these with the 6 MB that Linux gives them are all the memory that it has for TCP
    // (net.ipv4.tcp_mem), and then nobody gets any.
    private const int ReceiveBuffer = 16 * 1024;

    protected override string Name => "stalled until the server cut them off";

    protected override async Task LiveAsync(CancellationToken stop)
    {
        await using RawWebSocketClient client = await ConnectRawAsync();
        client.Socket.ReceiveBufferSize = ReceiveBuffer;
        byte[] frame = ClientFrame.Binary(new byte[ReceiveBuffer]);
        await RequireServersEndAsync(
            async token =>
            {
                while (true)
                {
                    await client.SendBytesAsync(frame, token);
                }
            },
            stop
        );
    }
}
