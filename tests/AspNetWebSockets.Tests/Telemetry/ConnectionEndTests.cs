using System.Net.Sockets;
using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Tests;

/// <summary>Every connection leaves one line at Information that says why it ended, and one measurement with the same cause.</summary>
public sealed class ConnectionEndTests
{
    [Fact]
    public async Task The_clients_close_frame()
    {
        await using ConnectionPair pair = new();
        pair.Time.Advance(TimeSpan.FromSeconds(12.3));
        pair.Client.Send(ClientFrame.Close(1000, "bye"));
        await pair.SendCloseAsync(WebSocketCloseStatus.NormalClosure);
        await ShouldEndAsync(
            pair,
            "WebSocket pair (HTTP/1.1): ended after 12.3 s by the client's close frame 1000 \"bye\", answered with 1000.",
            "12.3 network.protocol.version=1.1 end.cause=client_close close.initiator=client close.code=1000"
        );
    }

    [Fact]
    public async Task The_clients_close_frame_without_an_answer()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(ClientFrame.Close(4321));
        await ShouldEndAsync(
            pair,
            "by the client's close frame 4321, not answered.",
            "end.cause=client_close close.initiator=client close.code=4xxx"
        );
    }

    [Fact]
    public async Task The_clients_FIN()
    {
        await using ConnectionPair pair = new();
        pair.Client.Shutdown();
        await ShouldEndAsync(
            pair,
            "by the client's FIN, no close frame.",
            "end.cause=client_fin close.initiator=none close.code=none error.type=client_fin"
        );
    }

    [Fact]
    public async Task A_reset()
    {
        await using ConnectionPair pair = new();
        pair.Client.Reset();
        await ShouldEndAsync(
            pair,
            "by a reset of TCP, no close frame.",
            "end.cause=client_reset close.initiator=none close.code=none error.type=client_reset"
        );
    }

    [Fact]
    public async Task A_close_frame_that_can_not_be_sent_is_none()
    {
        await using ConnectionPair pair = new();
        await pair.Transport.ClientInput.CompleteAsync();
        pair.Client.Send(ClientFrame.Ping());
        _ = await Should.ThrowAsync<WebSocketException>(pair.SendCloseAsync());
        await ShouldEndAsync(
            pair,
            "by a reset of TCP, no close frame.",
            "end.cause=client_reset close.initiator=none close.code=none error.type=client_reset"
        );
    }

    [Fact]
    public async Task A_reset_under_HTTP2()
    {
        await using KestrelHost host = await KestrelHost.StartAsync(
            static async connection => await connection.ReceiveAsync(new byte[1], CancellationToken.None),
            Wire.Http2
        );
        Socket? tcp = null;
        using SocketsHttpHandler connector = new()
        {
            ConnectCallback = async (context, token) =>
            {
                tcp = new Socket(SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
                await tcp.ConnectAsync(context.DnsEndPoint, token);
                return new NetworkStream(tcp, ownsSocket: true);
            },
        };
        using ClientWebSocket client = await host.ConnectHttp2Async("/", connector);
        tcp!.Dispose();

        (await host.Log.EntryAsync(1060).InTimeAsync()).Message.ShouldEndWith("by a reset of TCP, no close frame.");
    }

    [Fact]
    public async Task The_application_closes()
    {
        await using ConnectionPair pair = new();
        await pair.SendCloseAsync((WebSocketCloseStatus)3001, "mine");
        pair.Client.Send(ClientFrame.Close(1000));
        await ShouldEndAsync(
            pair,
            "by the application, close frame 3001 \"mine\", answered with 1000.",
            "end.cause=application close.initiator=server close.code=3xxx"
        );
    }

    [Fact]
    public async Task The_application_aborts()
    {
        await using ConnectionPair pair = new();
        pair.Server.Abort();
        await ShouldEndAsync(
            pair,
            "by the application, no close frame.",
            "end.cause=application close.initiator=none close.code=none"
        );
    }

    [Fact]
    public async Task A_client_that_is_silent()
    {
        await using ConnectionPair pair = new();
        pair.Time.Advance(TimeSpan.FromSeconds(60));
        await ShouldEndAsync(
            pair,
            "ended after 60 s by a time-out (The client has been silent for 30 s after a ping (KeepAliveTimeout); the connection was aborted.), no close frame.",
            "end.cause=timeout close.initiator=none close.code=none error.type=timeout"
        );
    }

    [Fact]
    public async Task A_broken_rule()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(ClientFrame.Build(FrameOpcodes.Text, [0xFF]));
        await ShouldEndAsync(
            pair,
            "by a rule that the client broke (A text message must be valid UTF-8. RFC 6455 section 8.1), close frame 1007, not answered.",
            "end.cause=protocol_rule close.initiator=server close.code=1007 error.type=protocol_rule"
        );
    }

    [Fact]
    public async Task A_bound()
    {
        await using ConnectionPair pair = new(options => options.MaxMessageSize = 1);
        pair.Client.Send(ClientFrame.Text("ab"));
        await ShouldEndAsync(
            pair,
            "by a bound that the client went past (The message is larger than this server accepts. RFC 6455 section 7.4.1), close frame 1009, not answered.",
            "end.cause=limit close.initiator=server close.code=1009 error.type=limit"
        );
    }

    [Theory]
    [InlineData((int)ConnectionEndCause.Shutdown, "the shutdown of the server", "shutdown")]
    [InlineData((int)ConnectionEndCause.Expired, "the expiry of its credential", "expired")]
    [InlineData((int)ConnectionEndCause.Revoked, "its revocation", "revoked")]
    public async Task A_reason_of_the_server(int cause, string words, string tag)
    {
        await using ConnectionPair pair = new();
        pair.Server.TrySetEndCause((ConnectionEndCause)cause).ShouldBeTrue();
        await pair.SendCloseAsync(WebSocketCloseStatus.EndpointUnavailable);
        pair.Client.Send(ClientFrame.Close(1001));
        await ShouldEndAsync(
            pair,
            $"by {words}, close frame 1001, answered with 1001.",
            $"end.cause={tag} close.initiator=server close.code=1001"
        );
    }

    [Fact]
    public async Task What_the_client_says_cannot_forge_a_line_of_the_log()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(ClientFrame.Close(1000, "a\r\nerror: root \u001b[31mlogged in\u202e \\"));
        using RecordedMeasurements measurements = new(pair.MeterFactory);
        await pair.Server.DisposeAsync().InTimeAsync();
        EndOf(pair)
            .Message.ShouldEndWith(
                "by the client's close frame 1000 \"a\\u000d\\u000aerror: root \\u001b[31mlogged in\\u202e \\u005c\", not answered."
            );
    }

    /// <summary>The end of what a connection says: in the log once, whatever else is logged below Information, and in the metrics once.</summary>
    private static async Task ShouldEndAsync(ConnectionPair pair, string words, string measurement)
    {
        using RecordedMeasurements measurements = new(pair.MeterFactory);
        measurements.Observe("active_connections").ShouldBe(["active_connections 1 network.protocol.version=1.1"]);
        Task disposed = pair.Server.DisposeAsync().AsTask();
        if (!disposed.IsCompleted)
        {
            pair.Client.Shutdown();
        }

        await disposed.InTimeAsync();
        await pair.Server.DisposeAsync().InTimeAsync();
        EndOf(pair).Message.ShouldEndWith(words);
        measurements.Of("connection.duration").ShouldHaveSingleItem().ShouldEndWith(measurement);
        measurements.Observe("active_connections").ShouldBe(["active_connections 0 network.protocol.version=1.1"]);
    }

    private static LogRecord EndOf(ConnectionPair pair)
    {
        LogRecord line = pair.Log.Entries.Where(entry => entry.Level >= LogLevel.Information).ShouldHaveSingleItem();
        line.EventId.ShouldBe(1060);
        return line;
    }
}
