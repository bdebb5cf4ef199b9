namespace AspNetWebSockets.Soak;

/// <summary>Sends what no client may, and wants to be told so by a close frame.</summary>
internal sealed class GarbageClient(Tally tally, int port, Random random, TimeSpan life)
    : SoakClient(tally, port, random)
{
    private const int ProtocolError = 1002;

    protected override string Name => "sent garbage";

    protected override async Task LiveAsync(CancellationToken stop)
    {
        await using RawWebSocketClient client = await ConnectRawAsync();
        byte[] garbage = new byte[Random.Next(2, 500)];
        Random.NextBytes(garbage);

        // The reserved bits: a fault from the first byte on.
        garbage[0] |= 0x70;
        await client.SendBytesAsync(garbage, CancellationToken.None);
        ServerFrame? frame;
        do
        {
            frame = await client.ReadFrameAsync(CancellationToken.None);
        } while (frame is { Opcode: not FrameOpcodes.Close });

        if (frame?.CloseCode != ProtocolError)
        {
            Tally.Fail($"{Name}: the answer was {frame?.ToString() ?? "none"}.");
        }

        await Pause.ForAsync(About(life), stop);
    }
}
