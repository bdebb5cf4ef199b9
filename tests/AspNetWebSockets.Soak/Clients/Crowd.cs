namespace AspNetWebSockets.Soak;

/// <summary>All clients.</summary>
internal static class Crowd
{
    // The share of the clients that come again and again.
    private const double Changing = 0.3;

    // So many handshakes at a time while they come.
    private const int Abreast = 100;

    /// <summary>Makes them: of a hundred, sixty stay, fifteen close and come again, and each way to misbehave has five.</summary>
    public static IReadOnlyList<SoakClient> Create(SoakOptions options, Tally tally, int port)
    {
        TimeSpan between = TimeSpan.FromSeconds(0.75 * options.Connections / options.Rate);
        TimeSpan life = TimeSpan.FromSeconds(Changing * options.Connections / options.Churn);
        return [.. Enumerable.Range(0, options.Connections).Select(CreateOne)];

        SoakClient CreateOne(int place)
        {
            Random random = new(place);
            return (place % 20) switch
            {
                < 12 => new TalkingClient(tally, port, random, between, life: null),
                < 15 => new TalkingClient(tally, port, random, between, life),
                15 => new VanishingClient(tally, port, random, life),
                16 => new SilentClient(tally, port, random),
                17 => new StallingClient(tally, port, random),
                18 => new HalfClosingClient(tally, port, random, life, isAnswered: options.Transport is not "sockets"),
                _ => new GarbageClient(tally, port, random, life),
            };
        }
    }

    /// <summary>Lets them come, a few at a time, and go on for the time.</summary>
    public static async Task RunAsync(
        IReadOnlyList<SoakClient> clients,
        TimeSpan time,
        CancellationToken cancellationToken
    )
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task> running = [];
        for (int i = 0; i < clients.Count; i++)
        {
            SoakClient client = clients[i];
            running.Add(Task.Run(() => client.RunAsync(stop.Token), CancellationToken.None));
            if (i % Abreast == Abreast - 1)
            {
                await Pause.ForAsync(TimeSpan.FromMilliseconds(100), stop.Token);
            }
        }

        stop.CancelAfter(time);
        await Task.WhenAll(running);
    }
}
