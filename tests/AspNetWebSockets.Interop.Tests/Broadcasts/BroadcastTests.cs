using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Interop.Tests.Broadcasts;

/// <summary><c>/broadcast</c>: everyone gets everything, and a client that does not read harms nobody.</summary>
public sealed class BroadcastTests(EchoServerFixture servers) : IClassFixture<EchoServerFixture>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_message_reaches_every_connection()
    {
        await using RawWebSocketClient first = await EnterAsync();
        await using RawWebSocketClient second = await EnterAsync();
        (await first.ReadFrameAsync(Cancelled)).ShouldNotBeNull().Text.ShouldBe("entered");

        await second.SendBytesAsync(ClientFrame.Text("to all", fin: false), Cancelled);
        await second.SendBytesAsync(ClientFrame.Continuation(" of you"u8), Cancelled);

        foreach (RawWebSocketClient client in new[] { first, second })
        {
            (await client.ReadFrameAsync(Cancelled)).ShouldNotBeNull().Text.ShouldBe("to all of you");
        }
    }

    [Fact]
    public async Task What_a_slow_client_has_no_room_for_is_dropped_and_logged()
    {
        await using RawWebSocketClient slow = await EnterAsync();
        await using RawWebSocketClient talker = await EnterAsync();
        Task<LogRecord> dropping = servers.Quiet.Log.LineAsync(
            line => line.Message.Contains("messages are dropped", StringComparison.Ordinal),
            Cancelled
        );
        byte[] message = ClientFrame.Binary(new byte[64 * 1024]);

        // The slow client never reads: its kernel buffers fill, then its queue, then messages are dropped.
        while (!dropping.IsCompleted)
        {
            await talker.SendBytesAsync(message, Cancelled);
            (await talker.ReadFrameAsync(Cancelled)).ShouldNotBeNull().Payload.Length.ShouldBe(64 * 1024);
        }

        await dropping;
        slow.Reset();
        await servers.Quiet.Log.LineAsync(
            line => line.Message.Contains("were dropped for it", StringComparison.Ordinal),
            Cancelled
        );
    }

    /// <summary>Connects. The answer to a message of its own shows that the connection is in the room.</summary>
    private async Task<RawWebSocketClient> EnterAsync()
    {
        RawWebSocketClient client = await RawWebSocketClient.ConnectAsync(
            servers.Quiet.Host,
            servers.Quiet.Port,
            "/broadcast",
            cancellationToken: Cancelled
        );
        await client.SendBytesAsync(ClientFrame.Text("entered"), Cancelled);
        (await client.ReadFrameAsync(Cancelled)).ShouldNotBeNull().Text.ShouldBe("entered");
        return client;
    }
}
