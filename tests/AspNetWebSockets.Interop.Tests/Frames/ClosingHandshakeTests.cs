using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Interop.Tests.Frames;

/// <summary>The closing paths of the echo server, frame by frame (RFC 6455 sections 5.5.1 and 7.1.1).</summary>
public sealed class ClosingHandshakeTests(EchoServerFixture servers) : IClassFixture<EchoServerFixture>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/close?code=1001&reason=bye", 1001, "bye")]
    [InlineData("/close?code=1000", 1000, "")]
    [InlineData("/close?code=1005", null, null)]
    [InlineData("/close", 1000, "")]
    [InlineData("/closeoutput?code=4999&reason=%E2%82%AC", 4999, "€")]
    [InlineData("/closeoutput?code=1005", null, null)]
    public async Task The_server_closes_at_the_first_message_and_ends_TCP_after_the_answer(
        string path,
        int? code,
        string? reason
    )
    {
        await using RawWebSocketClient client = await ConnectAsync(path);
        await client.SendBytesAsync(ClientFrame.Text("close me"), Cancelled);

        ServerFrame close = (await client.ReadFrameAsync(Cancelled)).ShouldNotBeNull();
        close.Opcode.ShouldBe(FrameOpcodes.Close);
        close.CloseCode.ShouldBe(code);
        close.CloseReason.ShouldBe(reason);

        await client.SendBytesAsync(code is null ? ClientFrame.Close() : ClientFrame.Close(code.Value), Cancelled);
        (await client.ReadFrameAsync(Cancelled)).ShouldBeNull();
    }

    [Fact]
    public async Task Closeoutput_goes_on_receiving_and_echoes_nothing_until_the_client_closes()
    {
        await using RawWebSocketClient client = await ConnectAsync("/closeoutput?code=1001");
        await client.SendBytesAsync(ClientFrame.Text("close me"), Cancelled);
        (await client.ReadFrameAsync(Cancelled)).ShouldNotBeNull().CloseCode.ShouldBe(1001);

        await client.SendBytesAsync(ClientFrame.Binary(new byte[256 * 1024]), Cancelled);
        await client.SendBytesAsync(ClientFrame.Text("more"), Cancelled);
        await client.SendBytesAsync(ClientFrame.Close(1001), Cancelled);

        (await client.ReadFrameAsync(Cancelled)).ShouldBeNull();
    }

    [Theory]
    [InlineData("/echo")]
    [InlineData("/classic")]
    [InlineData("/broadcast")]
    public async Task A_code_that_only_clients_may_send_is_answered_1000(string path)
    {
        await using RawWebSocketClient client = await ConnectAsync(path);

        await client.SendBytesAsync(ClientFrame.Close(1010, "no extension"), Cancelled);

        (await client.ReadFrameAsync(Cancelled)).ShouldNotBeNull().CloseCode.ShouldBe(1000);
        (await client.ReadFrameAsync(Cancelled)).ShouldBeNull();
    }

    [Fact]
    public async Task A_handler_that_fails_closes_1011()
    {
        await using RawWebSocketClient client = await ConnectAsync("/close?code=many");

        (await client.ReadFrameAsync(Cancelled)).ShouldNotBeNull().CloseCode.ShouldBe(1011);
    }

    private Task<RawWebSocketClient> ConnectAsync(string path) =>
        RawWebSocketClient.ConnectAsync(servers.Quiet.Host, servers.Quiet.Port, path, cancellationToken: Cancelled);
}
