using System.Net.WebSockets;
using System.Threading.Channels;
using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.Interop.Tests.Wire;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Interop.Tests.Clients;

/// <summary>Pings and pongs (RFC 6455 sections 5.5.2 and 5.5.3) with <see cref="ClientWebSocket"/>, seen on the wire.</summary>
public sealed class DotNetKeepAliveTests(EchoServerFixture servers) : IClassFixture<EchoServerFixture>
{
    [Theory]
    [InlineData("/echo")]
    [InlineData("/classic")]
    public async Task Its_ping_comes_back_as_a_pong_with_the_same_payload(string path)
    {
        using WatchedClient client = new();
        client.Socket.Options.KeepAliveInterval = TimeSpan.FromMilliseconds(100);
        client.Socket.Options.KeepAliveTimeout = Bound.Event;
        await ConnectIdleAsync(client, servers.Quiet, path);

        await ExpectSameAsync(client.FromClient, FrameOpcodes.Ping, client.FromServer, FrameOpcodes.Pong);
    }

    [Theory]
    [InlineData("/echo")]
    [InlineData("/classic")]
    public async Task It_answers_the_pings_of_the_server(string path)
    {
        using WatchedClient client = new();
        await ConnectIdleAsync(client, servers.Pinging, path);

        await ExpectSameAsync(client.FromServer, FrameOpcodes.Ping, client.FromClient, FrameOpcodes.Pong);
    }

    private static async Task ConnectIdleAsync(WatchedClient client, RunningServer server, string path)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await client
            .ConnectAsync(server.WebSocketUrl(path), cancellationToken)
            .WaitAsync(Bound.Event, cancellationToken);

        // ClientWebSocket handles control frames only while a receive is pending.
        _ = client.Socket.ReceiveAsync(new byte[16], CancellationToken.None);
    }

    private static async Task ExpectSameAsync(FrameWatcher asking, int ask, FrameWatcher answering, int answer)
    {
        for (int round = 0; round < 2; round++)
        {
            string asked = await NextAsync(asking.Seen, ask);
            string answered = await NextAsync(answering.Seen, answer);
            answered.ShouldBe(asked);
        }
    }

    private static async Task<string> NextAsync(ChannelReader<ControlFrame> frames, int opcode)
    {
        ControlFrame frame;
        do
        {
            frame = await frames
                .ReadAsync(TestContext.Current.CancellationToken)
                .AsTask()
                .WaitAsync(Bound.Event, TestContext.Current.CancellationToken);
        } while (frame.Opcode != opcode);

        return frame.Payload;
    }
}
