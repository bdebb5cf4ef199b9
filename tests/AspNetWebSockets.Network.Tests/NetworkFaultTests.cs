using System.Net.WebSockets;
using System.Security.Cryptography;

namespace AspNetWebSockets.Network.Tests;

/// <summary>
/// Server and client in network namespaces of their own, with a link between that loses and delays packets, or none.
/// Everything is in real time, and so are the time-outs, of a few seconds each.
/// </summary>
public sealed class NetworkFaultTests
{
    private const double KeepAlive = 2;
    private const double WriteStall = 3;

    private const int LossesPerDirection = 5;

    // For what happens beside the time-out on a machine that is busy.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_whose_cable_was_cut_is_found_within_the_keep_alive_time()
    {
        using Networks networks = new();
        await using ChildProcess server = await StartAsync(networks);
        using ClientWebSocket client = await ConnectAsync(networks, "/echo");
        await EchoAsync(client, new byte[100]);

        long cut = TimeProvider.System.GetTimestamp();
        networks.PullCable();
        string end = await server.ReadLineAsync(TimeSpan.FromSeconds(2 * KeepAlive) + Slack, Token);

        end.ShouldContain("(KeepAliveTimeout)");
        TimeProvider.System.GetElapsedTime(cut).ShouldBeGreaterThan(TimeSpan.FromSeconds(KeepAlive));
        networks.Server.TcpSockets().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_idle_client_far_away_lives_by_its_pongs()
    {
        using Networks networks = new();
        await using ChildProcess server = await StartAsync(networks);
        using ClientWebSocket client = await ConnectAsync(networks, "/echo");
        networks.Degrade(new LinkCondition(Delay: TimeSpan.FromMilliseconds(700)));
        byte[] message = RandomNumberGenerator.GetBytes(100);

        // A pending receive is what answers pings. Without pongs the server would end it in half of this time.
        Task<byte[]> echo = ReceiveMessageAsync(client, message.Length);
        _ = await Should.ThrowAsync<TimeoutException>(() => echo.WaitAsync(TimeSpan.FromSeconds(4 * KeepAlive), Token));
        await client.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, Token);

        (await echo.WaitAsync(Bound, Token)).ShouldBe(message);
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Token).WaitAsync(Bound, Token);
        (await server.ReadLineAsync(Bound, Token)).ShouldContain("in order");
    }

    [Fact]
    public async Task All_data_arrive_over_a_link_that_loses_and_reorders_packets()
    {
        using Networks networks = new();
        await using ChildProcess server = await StartAsync(networks);
        using ClientWebSocket client = await ConnectAsync(networks, "/echo");
        networks.Degrade(
            new LinkCondition(Loss: 0.05, TimeSpan.FromMilliseconds(40), Jitter: TimeSpan.FromMilliseconds(20))
        );
        long start = TimeProvider.System.GetTimestamp();

        while (networks.ToServer.Lost < LossesPerDirection || networks.ToClient.Lost < LossesPerDirection)
        {
            TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(Bound, "the link has to lose packets");
            await EchoAsync(client, RandomNumberGenerator.GetBytes(RandomNumberGenerator.GetInt32(20_000)));
        }

        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Token).WaitAsync(Bound, Token);
        (await server.ReadLineAsync(Bound, Token)).ShouldContain("in order");
        client.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task A_client_that_takes_a_little_of_a_flood_is_not_cut()
    {
        using Networks networks = new();
        await using ChildProcess server = await StartAsync(networks);
        using ClientWebSocket client = await ConnectAsync(networks, "/flood", receiveBuffer: 32 * 1024);
        Task<string> end = server.ReadLineAsync(Bound, Token);
        byte[] little = new byte[16 * 1024];
        long start = TimeProvider.System.GetTimestamp();

        while (TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds((3 * WriteStall) + 1))
        {
            for (int taken = 0; taken < little.Length; )
            {
                taken += (await client.ReceiveAsync(little.AsMemory(), Token).AsTask().WaitAsync(Bound, Token)).Count;
            }

            await Pause.ForAsync(TimeSpan.FromMilliseconds(200), Token);
        }

        end.IsCompleted.ShouldBeFalse();
        client.Abort();
        (await end).ShouldNotContain("Timeout");
    }

    [Fact]
    public async Task A_client_behind_a_stalled_link_is_ended_by_the_write_stall_time_out()
    {
        using Networks networks = new();
        await using ChildProcess server = await StartAsync(networks, keepAlive: 0);
        using ClientWebSocket client = await ConnectAsync(networks, "/flood");
        byte[] buffer = new byte[64 * 1024];
        for (int received = 0; received < 1024 * 1024; )
        {
            received += (await client.ReceiveAsync(buffer.AsMemory(), Token).AsTask().WaitAsync(Bound, Token)).Count;
        }

        long stalled = TimeProvider.System.GetTimestamp();
        networks.Degrade(LinkCondition.Cut);
        string end = await server.ReadLineAsync(TimeSpan.FromSeconds(WriteStall) + Slack, Token);

        end.ShouldContain("WriteStallTimeout");
        TimeProvider.System.GetElapsedTime(stalled).ShouldBeGreaterThan(TimeSpan.FromSeconds(WriteStall / 2));
        networks.Server.TcpSockets().ShouldBeEmpty();
    }

    private static Task<ChildProcess> StartAsync(Networks networks, double keepAlive = KeepAlive) =>
        NamespaceServer.StartAsync(networks.Server, keepAlive, WriteStall, Token);

    private static Task<ClientWebSocket> ConnectAsync(Networks networks, string path, int? receiveBuffer = null) =>
        NamespaceClient.ConnectAsync(networks.Client, path, receiveBuffer, Token);

    private static async Task EchoAsync(ClientWebSocket client, byte[] message)
    {
        await client.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, Token);
        byte[] echo = await ReceiveMessageAsync(client, message.Length).WaitAsync(Bound, Token);
        echo.AsSpan().SequenceEqual(message).ShouldBeTrue();
    }

    private static async Task<byte[]> ReceiveMessageAsync(ClientWebSocket client, int room)
    {
        byte[] buffer = new byte[room + 1];
        int length = 0;
        ValueWebSocketReceiveResult result;
        do
        {
            result = await client.ReceiveAsync(buffer.AsMemory(length), Token);
            length += result.Count;
        } while (!result.EndOfMessage);

        return buffer[..length];
    }
}
