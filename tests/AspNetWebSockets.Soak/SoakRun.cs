namespace AspNetWebSockets.Soak;

/// <summary>The whole of it: a server, its baseline, the crowd, and what is left when it is gone.</summary>
internal static class SoakRun
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    // Longer than every deadline of the server together.
    private static readonly TimeSpan SettleBound = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Runs it.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="say">Is told how it goes.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<SoakReport> RunAsync(
        SoakOptions options,
        Action<string> say,
        CancellationToken cancellationToken
    )
    {
        await using ServerProcess server = await ServerProcess.StartAsync(options.Transport, cancellationToken);
        Tally tally = new();

        // The same crowd once, until the slowest of its ways to end has been gone: what is loaded, compiled and pooled on first use is not a leak.
        int idle = (await server.StateAsync(cancellationToken)).Descriptors;
        await Crowd.RunAsync(Crowd.Create(options, tally, server.Port), WarmUp, cancellationToken);
        ServerState before = await SettleAsync(server, idle, cancellationToken);
        say(
            $"baseline: heap {before.Heap:N0} bytes, resident {before.Resident:N0} bytes, {before.Descriptors} descriptors"
        );

        using (Progress(server, tally, say))
        {
            await Crowd.RunAsync(Crowd.Create(options, tally, server.Port), options.Time, cancellationToken);
        }

        ServerState after = await SettleAsync(server, before.Descriptors, cancellationToken);
        return new SoakReport(options, before, after, TcpSockets.CountCloseWait(server.Port), tally);
    }

    /// <summary>Waits until the server has let go of everything, or for as long as it may take, and reads its state then.</summary>
    private static async Task<ServerState> SettleAsync(
        ServerProcess server,
        int descriptors,
        CancellationToken cancellationToken
    )
    {
        long start = TimeProvider.System.GetTimestamp();
        ServerState state;
        do
        {
            await Pause.ForAsync(Look, cancellationToken);
            state = await server.StateAsync(cancellationToken);
        } while (
            (
                state is not { Handlers: 0, WebSockets: 0 }
                || state.Descriptors > descriptors + SoakReport.DescriptorMargin
                || TcpSockets.CountCloseWait(server.Port) > 0
            )
            && TimeProvider.System.GetElapsedTime(start) < SettleBound
        );
        return state;
    }

    private static ITimer Progress(ServerProcess server, Tally tally, Action<string> say)
    {
        TimeSpan interval = TimeSpan.FromSeconds(30);
        return TimeProvider.System.CreateTimer(
            _ =>
                say(
                    $"{tally.Echoes:N0} echoes, {tally.Pushes:N0} pushes, {tally.Failed} failures, {TcpSockets.CountCloseWait(server.Port)} sockets in CLOSE_WAIT"
                ),
            null,
            interval,
            interval
        );
    }
}
