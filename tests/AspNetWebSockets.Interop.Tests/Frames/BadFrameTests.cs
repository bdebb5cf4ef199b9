using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Interop.Tests.Frames;

/// <summary>
/// The server fails the connection (RFC 6455 section 7.1.7): the right close code, which is not lost to a TCP reset even
/// when the client goes on sending; then the end of TCP; and nobody else notices.
/// </summary>
public sealed class BadFrameTests(EchoServerFixture servers) : IClassFixture<EchoServerFixture>
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (string name in BadFrame.Table.Keys)
            {
                data.Add(name, "/echo");
                data.Add(name, "/classic");
            }

            return data;
        }
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_close_code_arrives_and_TCP_ends(string name, string path)
    {
        BadFrame bad = BadFrame.Table[name];
        string track = Guid.NewGuid().ToString("N");
        await using RawWebSocketClient neighbour = await ConnectAsync(path);
        await using RawWebSocketClient client = await ConnectAsync($"{path}?track={track}");

        await client.SendBytesAsync(bad.Bytes, Cancelled);

        ServerFrame? close = await CloseFrameAsync(client);
        close.ShouldNotBeNull().CloseCode.ShouldBe(bad.CloseCode);
        client.ShutdownSend();
        (await client.ReadFrameAsync(Cancelled)).ShouldBeNull();
        await servers.Quiet.Connections.ReleasedAsync(track, Cancelled);
        await EchoAsync(neighbour);
    }

    [Theory]
    [InlineData("/echo")]
    [InlineData("/classic")]
    public async Task The_close_code_survives_a_client_that_goes_on_sending(string path)
    {
        await using RawWebSocketClient neighbour = await ConnectAsync(path);
        await using RawWebSocketClient client = await ConnectAsync(path);
        byte[] more = ClientFrame.Binary(new byte[64 * 1024]);

        await client.SendBytesAsync(ClientFrame.Build(FrameOpcodes.Text, [], rsv: 4), Cancelled);
        for (int i = 0; i < 10; i++)
        {
            await client.SendBytesAsync(more, Cancelled);
            await EchoAsync(neighbour);
        }

        ServerFrame? close = await CloseFrameAsync(client);
        close.ShouldNotBeNull().CloseCode.ShouldBe(1002);
        client.ShutdownSend();
        (await client.ReadFrameAsync(Cancelled)).ShouldBeNull();
    }

    [Fact]
    public async Task The_log_names_the_rule()
    {
        await using RawWebSocketClient client = await ConnectAsync("/echo");

        await client.SendBytesAsync(ClientFrame.Ping(new byte[126]), Cancelled);

        await servers.Quiet.Log.LineAsync(
            line =>
                line.Message.Contains("5.5", StringComparison.Ordinal)
                && line.Message.Contains("125", StringComparison.Ordinal),
            Cancelled
        );
    }

    private Task<RawWebSocketClient> ConnectAsync(string path) =>
        RawWebSocketClient.ConnectAsync(servers.Quiet.Host, servers.Quiet.Port, path, cancellationToken: Cancelled);

    /// <summary>Reads past what was echoed before the connection failed.</summary>
    private static async Task<ServerFrame?> CloseFrameAsync(RawWebSocketClient client)
    {
        ServerFrame? frame;
        do
        {
            frame = await client.ReadFrameAsync(Cancelled);
        } while (frame is not null && frame.Opcode != FrameOpcodes.Close);

        return frame;
    }

    private static async Task EchoAsync(RawWebSocketClient client)
    {
        await client.SendBytesAsync(ClientFrame.Text("unharmed"), Cancelled);
        (await client.ReadFrameAsync(Cancelled)).ShouldNotBeNull().Text.ShouldBe("unharmed");
    }
}
