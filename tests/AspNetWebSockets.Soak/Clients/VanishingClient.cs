namespace AspNetWebSockets.Soak;

/// <summary>Talks a little and is gone: with a reset, or without a word and with its socket left open.</summary>
internal sealed class VanishingClient(Tally tally, int port, Random random, bool resets)
    : SoakClient(tally, port, random)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(5);

    protected override string Name => resets ? "reset" : "fell silent";

    protected override async Task LiveAsync(CancellationToken stop)
    {
        await using RawWebSocketClient client = await ConnectRawAsync();
        for (int number = 0; number < 3; number++)
        {
            await client.SendBytesAsync(EchoFrame(number), CancellationToken.None);
        }

        if (resets)
        {
            await Pause.ForAsync(About(Life), stop);
            client.Reset();
        }
        else
        {
            // Neither reads nor answers a ping; the server has to find out.
            await Pause.ForAsync(SoakServer.KeepAlive * 2, stop);
        }
    }
}
