namespace AspNetWebSockets.Soak;

/// <summary>
/// Sends, ends its direction of TCP without a close frame, and reads on. What comes has to be in order; answers that do
/// not come are counted, and are no failure of the run, as docs/fault-testing.md says.
/// </summary>
internal sealed class HalfClosingClient(Tally tally, int port, Random random) : SoakClient(tally, port, random)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(3);

    protected override string Name => "half-closed";

    protected override async Task LiveAsync(CancellationToken stop)
    {
        await using RawWebSocketClient client = await ConnectRawAsync();
        MessageOrder order = new(Tally, Name);
        int count = Random.Next(1, 20);
        for (int number = 0; number < count; number++)
        {
            await client.SendBytesAsync(EchoFrame(number), CancellationToken.None);
        }

        client.ShutdownSend();
        while (await client.ReadFrameAsync(CancellationToken.None) is { } frame)
        {
            if (frame.Opcode == FrameOpcodes.Binary)
            {
                order.Take(frame.Payload);
            }
        }

        if (order.Echoes != count)
        {
            Tally.Count("half-closed and missed answers");
        }

        await Pause.ForAsync(About(Rest), stop);
    }
}
