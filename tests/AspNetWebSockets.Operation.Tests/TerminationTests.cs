using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Operation.Tests;

/// <summary>SIGTERM on a server with live clients.</summary>
public sealed class TerminationTests
{
    private const int Clients = 2000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/modern")]
    [InlineData("/classic")]
    public async Task Each_of_2000_clients_is_told_1001_in_turn_and_none_sees_1006(string path)
    {
        TimeSpan time = TimeSpan.FromSeconds(4);
        await using SiteProcess site = await SiteProcess.StartAsync(
            FreePort.Next(),
            $"--drain:Time={time}",
            "--drain:Reason=restart"
        );
        List<RawWebSocketClient> clients = await ConnectAsync(site.Port, path, Clients);
        try
        {
            Task<(TimeSpan At, ServerFrame? Frame)>[] ends = [.. clients.Select(EndAsync)];
            long start = TimeProvider.System.GetTimestamp();
            await site.TerminateAsync();
            (TimeSpan At, ServerFrame? Frame)[] ended = await Task.WhenAll(ends);
            (await site.ExitCodeAsync()).ShouldBe(0);
            TimeSpan stopped = TimeProvider.System.GetElapsedTime(start);

            ended.ShouldAllBe(end => end.Frame!.CloseCode == 1001 && end.Frame.CloseReason == "restart");
            TimeSpan first = ended.Min(end => end.At);
            int[] perSecond =
            [
                .. Enumerable
                    .Range(0, 4)
                    .Select(second => ended.Count(end => (int)(end.At - first).TotalSeconds == second)),
            ];
            perSecond.ShouldAllBe(count => count > Clients / 10, string.Join(", ", perSecond));
            (ended.Max(end => end.At) - first).ShouldBeLessThan(time * 2);
            stopped.ShouldBeLessThan(TimeSpan.FromSeconds(20));
            site.Lines.ShouldContain(line =>
                line.Contains(
                    "2000 were told with close code 1001, 2000 of them closed in order; 0 were aborted",
                    StringComparison.Ordinal
                )
            );
        }
        finally
        {
            await DisposeAsync(clients);
        }
    }

    [Fact]
    public async Task Handlers_that_never_end_do_not_hold_the_process_up_beyond_the_time_of_its_host()
    {
        await using SiteProcess site = await SiteProcess.StartAsync(
            FreePort.Next(),
            "--shutdown=3",
            "--drain:Time=00:00:00.5",
            "--drain:Deadline=00:00:01"
        );
        List<RawWebSocketClient> clients = await ConnectAsync(site.Port, "/hang", 20);
        try
        {
            Task<(TimeSpan At, ServerFrame? Frame)>[] ends = [.. clients.Select(EndAsync)];
            long start = TimeProvider.System.GetTimestamp();
            await site.TerminateAsync();
            (await site.ExitCodeAsync()).ShouldBe(0);
            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(10));
            (await Task.WhenAll(ends)).ShouldAllBe(end => end.Frame!.CloseCode == 1001);
            site.Lines.ShouldContain(line =>
                line.Contains("20 WebSocket connections or their", StringComparison.Ordinal)
            );
            site.Lines.ShouldContain(line => line.Contains("20 were aborted", StringComparison.Ordinal));
        }
        finally
        {
            await DisposeAsync(clients);
        }
    }

    private static async Task<List<RawWebSocketClient>> ConnectAsync(int port, string path, int count)
    {
        List<RawWebSocketClient> clients = [];
        try
        {
            while (clients.Count < count)
            {
                clients.AddRange(
                    await Task.WhenAll(
                        Enumerable
                            .Range(0, Math.Min(100, count - clients.Count))
                            .Select(_ =>
                                RawWebSocketClient.ConnectAsync("127.0.0.1", port, path, cancellationToken: Token)
                            )
                    )
                );
            }

            clients.ShouldAllBe(client => client.Response.StatusCode == 101);
            return clients;
        }
        catch
        {
            await DisposeAsync(clients);
            throw;
        }
    }

    /// <summary>Waits for the close frame, answers it, and closes TCP behind the server.</summary>
    private static async Task<(TimeSpan At, ServerFrame? Frame)> EndAsync(RawWebSocketClient client)
    {
        ServerFrame? frame = await client.ReadFrameAsync(Token);
        TimeSpan at = TimeProvider.System.GetElapsedTime(0);
        if (frame is not null)
        {
            await client.SendBytesAsync(ClientFrame.Close(1001), Token);
            _ = await client.ReadToEndAsync(Token);
            await client.DisposeAsync();
        }

        return (at, frame);
    }

    private static async Task DisposeAsync(List<RawWebSocketClient> clients)
    {
        foreach (RawWebSocketClient client in clients)
        {
            await client.DisposeAsync();
        }
    }
}
