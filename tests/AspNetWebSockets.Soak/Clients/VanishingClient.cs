namespace AspNetWebSockets.Soak;

/// <summary>Talks a little and is gone with a reset.</summary>
internal sealed class VanishingClient(Tally tally, int port, Random random, TimeSpan life)
    : SoakClient(tally, port, random)
{
    protected override string Name => "reset";

    protected override async Task LiveAsync(CancellationToken stop)
    {
        await using RawWebSocketClient client = await ConnectRawAsync();
        await TalkAsync(client);
        await Pause.ForAsync(About(life), stop);
        client.Reset();
    }
}
