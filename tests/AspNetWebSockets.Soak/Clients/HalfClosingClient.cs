namespace AspNetWebSockets.Soak;

/// <summary>Sends, ends its direction of TCP without a close frame, and reads on: everything has to come back.</summary>
/// <param name="tally">Is told what happens.</param>
/// <param name="port">The server's.</param>
/// <param name="random">Its own.</param>
/// <param name="life">The time until the next one comes.</param>
/// <param name="isAnswered">Whether the server answers behind a FIN; on Kestrel's own sockets it ends both directions, and what is missing is merely counted.</param>
internal sealed class HalfClosingClient(Tally tally, int port, Random random, TimeSpan life, bool isAnswered)
    : SoakClient(tally, port, random)
{
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

        if (isAnswered)
        {
            order.RequireEchoes(count);
        }
        else if (order.Echoes != count)
        {
            Tally.Count("half-closed and missed answers");
        }

        await Pause.ForAsync(About(life), stop);
    }
}
