using System.Net.WebSockets;
using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Interop.Tests.Framework48Handlers;

/// <summary>
/// <see cref="ClassicHandlers.EndlessReceiveHandler"/>: a loop without an end ends by the exception of the receive after
/// the close frame, or of the lost connection.
/// </summary>
public sealed class EndlessReceiveHandlerTests(ClassicHandlersFixture fixture) : IClassFixture<ClassicHandlersFixture>
{
    private RunningServer Server => fixture.Server;
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_the_close_frame_the_next_receive_throws_and_the_client_sees_1006()
    {
        await ClassicConnections.GoneAsync(Cancelled);
        using TextClient client = await TextClient.ConnectAsync(Server.WebSocketUrl("/endless.ashx?track=endless"));
        await client.SayAsync("hello");
        (await client.HearAsync()).ShouldBe("You said: hello");
        ClassicConnections.Count.ShouldBe(1);

        await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Cancelled);

        await client.HearAbnormalEndAsync();
        await Server.Connections.ReleasedAsync("endless", Cancelled);
        ClassicConnections.Count.ShouldBe(0);
        LogRecord line = await Server.Log.LineAsync(
            line => line.Level == LogLevel.Error && line.Exception is InvalidOperationException,
            Cancelled
        );
        line.Exception!.Message.ShouldContain("A close frame has already been received");
    }

    [Fact]
    public async Task A_client_that_vanishes_ends_it_too()
    {
        await ClassicConnections.GoneAsync(Cancelled);
        using TextClient client = await TextClient.ConnectAsync(Server.WebSocketUrl("/endless.ashx?track=vanished"));
        await client.SayAsync("hello");
        (await client.HearAsync()).ShouldBe("You said: hello");

        client.Socket.Abort();

        await Server.Connections.ReleasedAsync("vanished", Cancelled);
        ClassicConnections.Count.ShouldBe(0);
        await Server.Log.LineAsync(line => line.Exception is WebSocketException, Cancelled);
    }
}
