namespace AspNetWebSockets.Operation.Tests;

/// <summary>Two servers behind haproxy are restarted one after the other, as a deploy does it.</summary>
public sealed class RollingRestartTests
{
    private const int Clients = 20;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task No_acknowledged_message_is_lost_and_every_client_comes_back()
    {
        int[] ports = [FreePort.Next(), FreePort.Next()];
        List<SiteProcess> all = [];
        HaproxyProcess? haproxy = null;
        try
        {
            SiteProcess[] running = [await StartAsync(ports[0], all), await StartAsync(ports[1], all)];
            haproxy = await HaproxyProcess.StartAsync(ports);
            using CancellationTokenSource stop = new();
            ReconnectingClient[] clients =
            [
                .. Enumerable
                    .Range(0, Clients)
                    .Select(i => new ReconnectingClient($"c{i}", new Uri($"ws://127.0.0.1:{haproxy.Port}/modern"))),
            ];
            Task[] runs = [.. clients.Select(client => Task.Run(() => client.RunAsync(stop.Token)))];
            await ProgressAsync(clients);
            for (int i = 0; i < ports.Length; i++)
            {
                await running[i].TerminateAsync();
                (await running[i].ExitCodeAsync()).ShouldBe(0);
                running[i] = await StartAsync(ports[i], all);
                await ProgressAsync(clients);
            }

            await stop.CancelAsync();
            await Task.WhenAll(runs).WaitAsync(Bound, TestContext.Current.CancellationToken);
            foreach (SiteProcess site in running)
            {
                await site.TerminateAsync();
                (await site.ExitCodeAsync()).ShouldBe(0);
            }

            HashSet<string> got = [.. all.SelectMany(site => site.Lines)];
            foreach (ReconnectingClient client in clients)
            {
                Enumerable
                    .Range(0, client.Acknowledged)
                    .Select(number => $"got {client.Message(number)}")
                    .ShouldAllBe(line => got.Contains(line));
            }

            // Each was told at least once, as it was on one of the two that were stopped, and nobody was cut off.
            clients.ShouldAllBe(client => client.Ends.Count > 0);
            clients.SelectMany(client => client.Ends).ShouldAllBe(code => code == 1001);
        }
        finally
        {
            foreach (SiteProcess site in all)
            {
                await site.DisposeAsync();
            }

            if (haproxy is not null)
            {
                await haproxy.DisposeAsync();
            }
        }
    }

    private static async Task<SiteProcess> StartAsync(int port, List<SiteProcess> all)
    {
        SiteProcess site = await SiteProcess.StartAsync(
            port,
            "--Logging:LogLevel:Microsoft.AspNetCore=Warning",
            "--drain:ReadinessDelay=00:00:01",
            "--drain:Time=00:00:01"
        );
        all.Add(site);
        return site;
    }

    /// <summary>Every client has messages acknowledged from now on: none is stuck.</summary>
    private static Task ProgressAsync(ReconnectingClient[] clients) =>
        Task.WhenAll(clients.Select(client => client.AcknowledgedAsync(10)))
            .WaitAsync(Bound, TestContext.Current.CancellationToken);
}
