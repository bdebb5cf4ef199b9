namespace AspNetWebSockets.Operation.Tests;

/// <summary>Two servers behind haproxy are restarted one after the other, as a deploy does it.</summary>
public sealed class RollingRestartTests
{
    private const int Clients = 20;
    private const string Got = "got ";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Every_message_arrives_as_often_as_it_was_sent_and_every_client_comes_back()
    {
        using CancellationTokenSource stop = new();
        int[] ports = [FreePort.Next(), FreePort.Next()];
        List<SiteProcess> all = [];
        HaproxyProcess? haproxy = null;
        try
        {
            SiteProcess[] running = [await StartAsync(ports[0], all), await StartAsync(ports[1], all)];
            haproxy = await HaproxyProcess.StartAsync(ports);
            ReconnectingClient[] clients =
            [
                .. Enumerable
                    .Range(0, Clients)
                    .Select(i => new ReconnectingClient($"c{i}", new Uri($"ws://127.0.0.1:{haproxy.Port}/modern"))),
            ];
            Task[] runs = [.. clients.Select(client => Task.Run(() => client.RunAsync(stop.Token)))];
            await ProgressAsync(clients, runs);
            for (int i = 0; i < ports.Length; i++)
            {
                await running[i].TerminateAsync();
                (await running[i].ExitCodeAsync()).ShouldBe(0);
                running[i] = await StartAsync(ports[i], all);
                await ProgressAsync(clients, runs);
            }

            await stop.CancelAsync();
            await Task.WhenAll(runs).WaitAsync(Bound, TestContext.Current.CancellationToken);
            foreach (SiteProcess site in running)
            {
                await site.TerminateAsync();
                (await site.ExitCodeAsync()).ShouldBe(0);
            }

            // Each was told at least once, as it was on one of the two that were stopped, and nobody was cut off.
            clients.ShouldAllBe(client => client.Ends.Count > 0);
            clients.SelectMany(client => client.Ends).ShouldAllBe(code => code == 1001);

            // A server gets also what a client sends before it has seen the 1001. That is not acknowledged any more, so
            // the client sends it again: nothing else is there twice, and nothing is missing.
            KeyValuePair<string, int>[] got =
            [
                .. all.SelectMany(site => site.Lines)
                    .Where(line => line.StartsWith(Got, StringComparison.Ordinal))
                    .CountBy(line => line[Got.Length..], StringComparer.Ordinal),
            ];
            KeyValuePair<string, int>[] sent =
            [
                .. clients.SelectMany(client => client.Sent).CountBy(message => message, StringComparer.Ordinal),
            ];
            sent.Except(got).ShouldBeEmpty("sent, but got less or more often");
            got.Except(sent).ShouldBeEmpty("got, but sent less or more often");
            foreach (ReconnectingClient client in clients)
            {
                client.Sent.Distinct(StringComparer.Ordinal).Count().ShouldBe(client.Acknowledged);
                (client.Sent.Count - client.Acknowledged).ShouldBeLessThanOrEqualTo(
                    client.Ends.Count * ReconnectingClient.Window
                );
            }
        }
        finally
        {
            // First: a client that finds no server tries again.
            await stop.CancelAsync();
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

    /// <summary>Every client has messages acknowledged from now on: none is stuck, and none has failed.</summary>
    private static async Task ProgressAsync(ReconnectingClient[] clients, Task[] runs)
    {
        Task progress = Task.WhenAll(clients.Select(client => client.AcknowledgedAsync(10)));
        Task first = await Task.WhenAny([progress, .. runs]).WaitAsync(Bound, TestContext.Current.CancellationToken);
        await first;
        first.ShouldBe(progress);
    }
}
