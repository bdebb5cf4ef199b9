using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.WebSockets;
using AspNetWebSockets.Protocol;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Tests;

/// <summary>Each event is measured once, with its tags. The end of a connection is in <see cref="ConnectionEndTests"/>.</summary>
public sealed class WebSocketMetricsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_count_when_they_end_and_bytes_when_they_pass()
    {
        await using ConnectionPair pair = new();
        using RecordedMeasurements measurements = new(pair.MeterFactory);
        pair.Client.Send(ClientFrame.Text("abc", fin: false));
        (await pair.ReceiveTextAsync()).ShouldBe("abc");
        measurements.Of("messages").ShouldBeEmpty();
        pair.Client.Send(ClientFrame.Continuation("de"u8), ClientFrame.Binary(new byte[7]));
        (await pair.ReceiveTextAsync()).ShouldBe("de");
        _ = await pair.ReceiveAsync(5);
        _ = await pair.ReceiveAsync(5);
        await pair.SendTextAsync("hello", endOfMessage: false);
        await pair.SendTextAsync("!");
        await pair.SendBinaryAsync(new byte[10_000]);
        measurements
            .Of("messages")
            .ShouldBe([
                "messages 1 network.io.direction=receive message.type=text",
                "messages 1 network.io.direction=receive message.type=binary",
                "messages 1 network.io.direction=transmit message.type=text",
                "messages 1 network.io.direction=transmit message.type=binary",
            ]);
        measurements
            .Of("message.payload")
            .ShouldBe([
                "message.payload 3 network.io.direction=receive message.type=text",
                "message.payload 2 network.io.direction=receive message.type=text",
                "message.payload 5 network.io.direction=receive message.type=binary",
                "message.payload 2 network.io.direction=receive message.type=binary",
                "message.payload 5 network.io.direction=transmit message.type=text",
                "message.payload 1 network.io.direction=transmit message.type=text",
                "message.payload 10000 network.io.direction=transmit message.type=binary",
            ]);
    }

    [Fact]
    public async Task A_message_that_could_not_be_sent_does_not_count()
    {
        await using ConnectionPair pair = new();
        using RecordedMeasurements measurements = new(pair.MeterFactory);
        pair.Server.Abort();
        _ = await Record.ExceptionAsync(() => pair.SendTextAsync("lost"));
        measurements.Of("messages").ShouldBeEmpty();
        measurements.Of("message.payload").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_ping_is_measured_by_its_pong()
    {
        await using ConnectionPair pair = new();
        using RecordedMeasurements measurements = new(pair.MeterFactory);
        pair.Time.Advance(new AspNetWebSocketsOptions().KeepAliveInterval);
        ServerFrame ping = (await pair.Client.ReadFrameAsync())!;
        pair.Time.Advance(TimeSpan.FromMilliseconds(1500));
        byte[] pong = ClientFrame.Build(FrameOpcodes.Pong, ping.Payload);
        pair.Client.Send(pong, pong, ClientFrame.Build(FrameOpcodes.Pong, "unasked"u8));
        measurements.Of("ping.duration").ShouldBe(["ping.duration 1.5"]);

        Task<TimeSpan> own = pair.Server.PingAsync(Token);
        ping = (await pair.Client.ReadFrameAsync())!;
        pair.Time.Advance(TimeSpan.FromMilliseconds(250));
        pair.Client.Send(ClientFrame.Build(FrameOpcodes.Pong, ping.Payload));
        (await own.InTimeAsync()).ShouldBe(TimeSpan.FromMilliseconds(250));
        measurements.Of("ping.duration").ShouldBe(["ping.duration 1.5", "ping.duration 0.25"]);
    }

    [Theory]
    [InlineData("Sec-WebSocket-Key", null, "rejection.reason=malformed http.response.status_code=400")]
    [InlineData("Sec-WebSocket-Version", "8", "rejection.reason=version http.response.status_code=426")]
    [InlineData("Origin", "http://elsewhere.example", "rejection.reason=origin http.response.status_code=403")]
    public async Task A_refused_handshake_has_its_reason(string header, string? value, string tags)
    {
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(static application =>
            application.Run(static async context => await context.WebSockets.AcceptWebSocketAsync())
        );
        using RecordedMeasurements measurements = new(host.Services.GetRequiredService<IMeterFactory>());
        await using RawWebSocketClient client = await host.ConnectTransportAsync();
        _ = await client.HandshakeAsync("/", [new(header, value)], cancellationToken: Token);
        measurements.Of("rejected_handshakes").ShouldBe([$"rejected_handshakes 1 {tags}"]);
    }

    [Theory]
    [InlineData(Entrance.BehindPipeline)]
    [InlineData(Entrance.InPipeline)]
    public async Task A_switch_that_the_server_refuses_counts_as_refused(Entrance entrance)
    {
        await using KestrelHost host = await GuardedHost.StartAsync(
            entrance,
            static _ => { },
            services: static services =>
                services.Configure<KestrelServerOptions>(static kestrel =>
                    kestrel.Limits.MaxConcurrentUpgradedConnections = 0
                )
        );
        using RecordedMeasurements measurements = new(host.Services.GetRequiredService<IMeterFactory>());
        (await host.AnswerAsync()).StatusCode.ShouldBe(503);
        measurements
            .Of("rejected_handshakes")
            .ShouldBe(["rejected_handshakes 1 rejection.reason=capacity http.response.status_code=503"]);
        host.Log.Entries.ShouldContain(entry => entry.EventId == 1010);
    }

    [Fact]
    public async Task The_route_is_a_tag_and_the_path_is_none()
    {
        await using KestrelHost host = await StartRoomsAsync(Wire.Pipe);
        using RecordedMeasurements measurements = new(host.Services.GetRequiredService<IMeterFactory>());
        await using (RawWebSocketClient client = await host.ConnectAsync("/rooms/secret"))
        {
            (await client.ReadFrameAsync(Token))!.Text.ShouldBe("open");
            measurements
                .Observe("active_connections")
                .ShouldBe(["active_connections 1 network.protocol.version=1.1 http.route=/rooms/{id}"]);
        }

        _ = await host.Log.EntryAsync(1060).InTimeAsync();
        measurements
            .Of("connection.duration")
            .ShouldHaveSingleItem()
            .ShouldContain("network.protocol.version=1.1 http.route=/rooms/{id} end.cause=client_");
    }

    [Fact]
    public async Task So_is_the_version_of_HTTP()
    {
        await using KestrelHost host = await StartRoomsAsync(Wire.Http2);
        using RecordedMeasurements measurements = new(host.Services.GetRequiredService<IMeterFactory>());
        using (ClientWebSocket client = await host.ConnectHttp2Async("/rooms/secret"))
        {
            _ = await client.ReceiveAsync(new byte[16], Token).InTimeAsync();
            measurements
                .Observe("active_connections")
                .ShouldBe(["active_connections 1 network.protocol.version=2 http.route=/rooms/{id}"]);
            await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Token).InTimeAsync();
            _ = await host.Log.EntryAsync(1060).InTimeAsync();
        }

        measurements
            .Of("connection.duration")
            .ShouldHaveSingleItem()
            .ShouldContain("network.protocol.version=2 http.route=/rooms/{id} end.cause=client_close");
        measurements
            .Observe("active_connections")
            .ShouldBe(["active_connections 0 network.protocol.version=2 http.route=/rooms/{id}"]);
    }

    [Fact]
    public async Task What_comes_while_a_handler_closes_counts_as_received()
    {
        await using SocketPair pair = new();
        using RecordedMeasurements measurements = new(pair.Connection.MeterFactory);
        Task closed = pair.CloseAsync();
        pair.Client.Send(ClientFrame.Text("late"), ClientFrame.Close(1000));
        await closed.InTimeAsync();
        measurements.Of("messages").ShouldBe(["messages 1 network.io.direction=receive message.type=text"]);
    }

    [Fact]
    public async Task A_receive_that_was_interrupted_before_a_message_counts_nothing()
    {
        await using SocketPair pair = new();
        using RecordedMeasurements measurements = new(pair.Connection.MeterFactory);
        using CancellationTokenSource source = new();
        Task receive = pair.Socket.ReceiveMessageAsync(source.Token).AsTask();
        await source.CancelAsync();
        _ = await Should.ThrowAsync<OperationCanceledException>(receive.InTimeAsync());
        measurements.Of("message.payload").ShouldBeEmpty();
    }

    [Fact]
    public async Task Compression_is_measured_by_message_in_both_directions()
    {
        await using CompressingClient client = new(new PermessageDeflateOptions { MinCompressedMessageSize = 0 });
        using RecordedMeasurements measurements = new(client.Pair.MeterFactory);
        byte[] zeros = new byte[10_000];
        client.Pair.Client.Send(client.Frame(zeros));
        _ = await client.Pair.ReceiveAsync(10_000);
        await client.Pair.SendBinaryAsync(zeros, endOfMessage: false);
        measurements.Of("compression.ratio").ShouldHaveSingleItem().ShouldEndWith("network.io.direction=receive");
        await client.Pair.SendBinaryAsync(zeros);
        IReadOnlyList<string> ratios = measurements.Of("compression.ratio");
        ratios.Count.ShouldBe(2);
        ratios[1].ShouldEndWith("network.io.direction=transmit");
        ratios.ShouldAllBe(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture) < 0.01);
    }

    [Fact]
    public void What_others_report_is_measured_with_their_names()
    {
        using TestMeterFactory factory = new();
        WebSocketMetrics metrics = new(factory);
        using RecordedMeasurements measurements = new(factory);
        metrics.LimitReached("a_bound");
        metrics.Drained("closed", 2);
        measurements.Of("limits_reached").ShouldBe(["limits_reached 1 limit.name=a_bound"]);
        measurements.Of("drained_connections").ShouldBe(["drained_connections 2 drain.outcome=closed"]);
    }

    [Fact]
    public void Nobody_who_listens_is_nothing_that_counts()
    {
        using TestMeterFactory factory = new();
        WebSocketMetrics metrics = new(factory);
        metrics.Of(route: null, "1.1").CountsMessages.ShouldBeFalse();
        metrics.MeasuresDuration.ShouldBeFalse();
    }

    private static Task<KestrelHost> StartRoomsAsync(Wire wire) =>
        KestrelHost.StartPipelineAsync(
            static application =>
                application
                    .UseRouting()
                    .UseEndpoints(static endpoints =>
                        endpoints.Map(
                            "/rooms/{id}",
                            static async context =>
                            {
                                using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                                await socket.SendAsync("open"u8.ToArray(), WebSocketMessageType.Text, true, Token);
                                _ = await socket.ReceiveAsync(new byte[1], Token);
                            }
                        )
                    ),
            wire,
            services: static services => services.AddRouting()
        );
}
