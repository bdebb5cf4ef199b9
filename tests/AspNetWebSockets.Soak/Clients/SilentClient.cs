namespace AspNetWebSockets.Soak;

/// <summary>Talks a little and falls silent, with its socket left open: it answers no ping, so that the server has to find out.</summary>
internal sealed class SilentClient(Tally tally, int port, Random random) : SoakClient(tally, port, random)
{
    // For the server's clock, which has steps.
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.5);

    protected override string Name => "fell silent until the server ended them";

    protected override async Task LiveAsync(CancellationToken stop)
    {
        await using RawWebSocketClient client = await ConnectRawAsync();
        await TalkAsync(client);
        long silent = TimeProvider.System.GetTimestamp();
        await RequireServersEndAsync(client.ReadToEndAsync, stop);
        TimeSpan time = TimeProvider.System.GetElapsedTime(silent);
        if (time < SoakServer.KeepAlive - Step)
        {
            Tally.Fail($"{Name}: after {time.TotalSeconds:F1} s already.");
        }
    }
}
