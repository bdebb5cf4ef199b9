using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;

namespace AspNetWebSockets.Tests;

/// <summary>The closing handshake and the end of TCP through Kestrel.</summary>
public sealed class KestrelClosingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    [InlineData(Wire.ConnectionLogging)]
    public async Task A_client_that_closes_gets_the_answer_and_the_servers_FIN(Wire wire)
    {
        await using KestrelHost host = await KestrelHost.StartAsync(Handlers.EchoAsync, wire, Patient);
        await using RawWebSocketClient client = await host.ConnectAsync();
        await client.SendBytesAsync(ClientFrame.Close(4321, "done"), Token);
        ServerFrame close = (await client.ReadFrameAsync(Token))!;
        (close.CloseCode, close.CloseReason).ShouldBe((4321, "done"));
        (await client.ReadFrameAsync(Token)).ShouldBeNull("the server ends TCP first, while the client waits");
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    [InlineData(Wire.ConnectionLogging)]
    public async Task A_server_that_closes_and_ends_gets_the_answer_and_sends_FIN(Wire wire)
    {
        await using KestrelHost host = await KestrelHost.StartAsync(
            connection => connection.SendCloseAsync(WebSocketCloseStatus.NormalClosure, "mine", default).AsTask(),
            wire,
            Patient
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        (await client.ReadFrameAsync(Token))!.CloseReason.ShouldBe("mine");
        await client.SendBytesAsync(ClientFrame.Close(1000), Token);
        (await client.ReadFrameAsync(Token)).ShouldBeNull();
        await client.DisposeAsync();
        _ = await host.Log.EntryAsync(1060).InTimeAsync();
        host.Log.Entries.ShouldHaveSingleItem()
            .Message.ShouldEndWith("by the application, close frame 1000 \"mine\", answered with 1000.");
    }

    [Fact]
    public async Task FIN_does_not_wait_for_the_handler()
    {
        TaskCompletionSource release = new();
        await using KestrelHost host = await KestrelHost.StartAsync(
            async connection =>
            {
                await Handlers.EchoAsync(connection);
                await release.Task;
            },
            configure: Patient
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        await client.SendBytesAsync(ClientFrame.Close(1000), Token);
        (await client.ReadFrameAsync(Token))!.CloseCode.ShouldBe(1000);
        (await client.ReadFrameAsync(Token)).ShouldBeNull();
        release.SetResult();
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task The_close_frame_of_a_handler_that_ended_reaches_a_client_that_has_sent_much(Wire wire)
    {
        await using KestrelHost host = await KestrelHost.StartAsync(
            connection => connection.SendCloseAsync(WebSocketCloseStatus.PolicyViolation, "enough", default).AsTask(),
            wire
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        await client.SendBytesAsync(ClientFrame.Binary(new byte[500_000]), Token);
        (await client.ReadFrameAsync(Token))!.CloseReason.ShouldBe("enough");
        await client.SendBytesAsync(ClientFrame.Close(1008), Token);
        (await client.ReadFrameAsync(Token)).ShouldBeNull();
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Tls)]
    public async Task A_client_that_half_closes_right_after_the_101_is_answered(Wire wire)
    {
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            application =>
                application.Run(context =>
                {
                    context
                        .Features.GetRequiredFeature()
                        .Accept(new WebSocketAcceptance { Handler = new DelegateHandler(Handlers.EchoAsync) });
                    return Task.CompletedTask;
                }),
            wire,
            before: application =>
                application.Use(
                    (context, next) =>
                    {
                        // Kestrel is told of the FIN before the engine has got the connection.
                        context.Features.Set<IHttpUpgradeFeature>(new UpgradeUntilAborted(context));
                        return next(context);
                    }
                )
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        await client.SendBytesAsync(ClientFrame.Text("one"), Token);
        await client.SendBytesAsync(ClientFrame.Text("two"), Token);
        client.ShutdownSend();
        await client.ShouldReceiveAfterHalfCloseAsync("one", "two");
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task ClientWebSocket_closes_cleanly(Wire wire)
    {
        await using KestrelHost host = await KestrelHost.StartAsync(Handlers.EchoAsync, wire, Patient);
        using ClientWebSocket client = new();
        client.Options.RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null;
        string scheme = wire == Wire.Tls ? "wss" : "ws";
        await client.ConnectAsync(new Uri($"{scheme}://127.0.0.1:{host.Port}/"), Token).InTimeAsync();
        byte[] buffer = new byte[100];
        for (int i = 0; i < 100; i++)
        {
            await client.SendAsync(new byte[i].AsMemory(), WebSocketMessageType.Binary, true, Token).InTimeAsync();
            (await client.ReceiveAsync(buffer.AsMemory(), Token).InTimeAsync()).Count.ShouldBe(i);
        }

        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "thanks", Token).InTimeAsync();
        client.State.ShouldBe(WebSocketState.Closed);
        client.CloseStatusDescription.ShouldBe("thanks");
    }

    // So long that a test that has to wait for it fails.
    private static void Patient(AspNetWebSocketsOptions options) => options.LingerTimeout = TimeSpan.FromMinutes(5);
}
