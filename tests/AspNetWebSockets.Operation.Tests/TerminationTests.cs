using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Operation.Tests;

/// <summary>SIGTERM on a server with live clients.</summary>
public sealed class TerminationTests
{
    private const int Clients = 2000;

    // Those that send all the time.
    private const int Talkers = 20;

    // What the client's and the server's process may be late on a machine that is busy.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

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
            List<Task<End>> ends = [.. clients.Skip(Talkers).Select(client => EndAsync(client, talks: false))];
            long start = TimeProvider.System.GetTimestamp();
            await site.TerminateAsync();
            ends.AddRange(clients.Take(Talkers).Select(client => EndAsync(client, talks: true)));
            End[] ended = await Task.WhenAll(ends);
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
            (ended.Max(end => end.At) - first).ShouldBeLessThan(time + Margin);
            ended[^Talkers..].Average(end => end.Echoes).ShouldBeGreaterThan(10);
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
            "--drain:Deadline=00:00:01.5"
        );
        List<RawWebSocketClient> clients = await ConnectAsync(site.Port, "/hang", 20);
        try
        {
            Task<End>[] ends = [.. clients.Select(client => EndAsync(client, talks: false))];
            long start = TimeProvider.System.GetTimestamp();
            await site.TerminateAsync();
            (await site.ExitCodeAsync()).ShouldBe(0);
            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(10));
            (await Task.WhenAll(ends)).ShouldAllBe(end => end.Frame!.CloseCode == 1001);
            site.Lines.ShouldContain(line =>
                line.Contains("20 WebSocket connections or their", StringComparison.Ordinal)
            );

            // Their clients have answered: what is aborted is the handlers' affair.
            site.Lines.ShouldContain(line =>
                line.Contains(
                    "20 were told with close code 1001, 20 of them closed in order; 0 were aborted",
                    StringComparison.Ordinal
                )
            );
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
    /// <param name="client">The client.</param>
    /// <param name="talks">Whether it sends meanwhile: one message behind the other's echo.</param>
    private static async Task<End> EndAsync(RawWebSocketClient client, bool talks)
    {
        int echoes = 0;
        ServerFrame? frame = await NextAsync();
        while (frame is { Opcode: FrameOpcodes.Text })
        {
            frame.Text.ShouldBe($"{echoes}");
            echoes++;
            frame = await NextAsync();
        }

        TimeSpan at = TimeProvider.System.GetElapsedTime(0);
        if (frame is not null)
        {
            await client.SendBytesAsync(ClientFrame.Close(1001), Token);
            _ = await client.ReadToEndAsync(Token);
            await client.DisposeAsync();
        }

        return new End(at, frame, echoes);

        async Task<ServerFrame?> NextAsync()
        {
            if (talks)
            {
                await client.SendBytesAsync(ClientFrame.Text($"{echoes}"), Token);
            }

            return await client.ReadFrameAsync(Token);
        }
    }

    private static async Task DisposeAsync(List<RawWebSocketClient> clients)
    {
        foreach (RawWebSocketClient client in clients)
        {
            await client.DisposeAsync();
        }
    }

    /// <summary>How a client has ended.</summary>
    /// <param name="At">When the frame came that was no echo.</param>
    /// <param name="Frame">That frame; <see langword="null"/> when TCP ended without.</param>
    /// <param name="Echoes">How many of its messages came back before.</param>
    private sealed record End(TimeSpan At, ServerFrame? Frame, int Echoes);
}
