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

    // For what happens beside the time-out on a machine that is busy.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_whose_cable_was_cut_is_found_within_the_keep_alive_time()
    {
        using Networks networks = new();
        await using ServerProcess server = await ServerProcess.StartAsync(networks.Server, KeepAlive, WriteStall);
        using ClientWebSocket client = await NamespaceClient.ConnectAsync(networks.Client, "/echo", Token);
        await EchoAsync(client, new byte[100]);

        long cut = TimeProvider.System.GetTimestamp();
        networks.PullCable();
        string end = await server.ReadLineAsync(TimeSpan.FromSeconds(2 * KeepAlive) + Slack);

        end.ShouldContain("(KeepAliveTimeout)");
        TimeProvider.System.GetElapsedTime(cut).ShouldBeGreaterThan(TimeSpan.FromSeconds(KeepAlive));
        networks.Server.TcpSockets().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_slow_client_on_a_lossy_link_is_not_killed_and_its_data_arrive_complete()
    {
        using Networks networks = new();
        await using ServerProcess server = await ServerProcess.StartAsync(networks.Server, KeepAlive, WriteStall);
        using ClientWebSocket client = await NamespaceClient.ConnectAsync(networks.Client, "/echo", Token);
        networks.Degrade(
            new LinkCondition(Loss: 0.03, TimeSpan.FromMilliseconds(40), Jitter: TimeSpan.FromMilliseconds(20))
        );
        long start = TimeProvider.System.GetTimestamp();

        // Longer than several times what keep-alive allows for silence.
        while (TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(5 * KeepAlive))
        {
            await EchoAsync(client, RandomNumberGenerator.GetBytes(RandomNumberGenerator.GetInt32(20_000)));
        }

        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Token).WaitAsync(Bound, Token);

        (await server.ReadLineAsync(Bound)).ShouldContain("in order");
        client.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task A_client_behind_a_stalled_link_is_ended_by_the_write_stall_time_out()
    {
        using Networks networks = new();
        await using ServerProcess server = await ServerProcess.StartAsync(networks.Server, keepAlive: 0, WriteStall);
        using ClientWebSocket client = await NamespaceClient.ConnectAsync(networks.Client, "/flood", Token);
        byte[] buffer = new byte[64 * 1024];
        for (int received = 0; received < 1024 * 1024; )
        {
            received += (await client.ReceiveAsync(buffer.AsMemory(), Token).AsTask().WaitAsync(Bound, Token)).Count;
        }

        long stalled = TimeProvider.System.GetTimestamp();
        networks.Degrade(LinkCondition.Cut);
        string end = await server.ReadLineAsync(TimeSpan.FromSeconds(WriteStall) + Slack);

        end.ShouldContain("WriteStallTimeout");
        TimeProvider.System.GetElapsedTime(stalled).ShouldBeGreaterThan(TimeSpan.FromSeconds(WriteStall / 2));
        networks.Server.TcpSockets().ShouldBeEmpty();
    }

    private static async Task EchoAsync(ClientWebSocket client, byte[] message)
    {
        await client.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, Token);
        byte[] buffer = new byte[message.Length + 1];
        int length = 0;
        ValueWebSocketReceiveResult result;
        do
        {
            result = await client.ReceiveAsync(buffer.AsMemory(length), Token).AsTask().WaitAsync(Bound, Token);
            length += result.Count;
        } while (!result.EndOfMessage);

        buffer.AsSpan(0, length).SequenceEqual(message).ShouldBeTrue();
    }
}
