using System.Net.WebSockets;
using AspNetWebSockets.Interop.Tests.Hosting;

namespace AspNetWebSockets.Interop.Tests.Telemetry;

/// <summary><c>samples/OpenTelemetry</c> as a process of its own exports what it says.</summary>
[Trait("Transport", "None")]
public sealed class OpenTelemetrySampleTests
{
    [Fact]
    public async Task Metrics_spans_and_logs_arrive()
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        await using OtlpReceiver receiver = await OtlpReceiver.StartAsync(cancelled);
        using ServerProcess server = new(
            new ServerProgram("OpenTelemetry", "ExportedEcho")
            {
                Environment =
                {
                    ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address,
                    ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                    ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
                    ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
                    ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
                    ["Logging__Console__LogLevel__Default"] = "None",
                },
            },
            "--urls",
            "http://127.0.0.1:0"
        );
        string ready = await server.OutputLineAsync(cancelled) ?? await server.ErrorsAsync(cancelled);
        ready.ShouldStartWith("Telemetry is exported. Open a WebSocket of ");
        Uri address = new(
            ready.Split(' ').Single(static word => word.StartsWith("http", StringComparison.Ordinal))[..^1]
        );

        using ClientWebSocket client = new();
        await client
            .ConnectAsync(new UriBuilder(address) { Scheme = "ws" }.Uri, cancelled)
            .WaitAsync(Bound.Event, cancelled);
        await client.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, cancelled);
        _ = await client.ReceiveAsync(new byte[16], cancelled).WaitAsync(Bound.Event, cancelled);
        await receiver.TextAsync("metrics", "aspnetwebsockets.active_connections").WaitAsync(Bound.Event, cancelled);
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancelled).WaitAsync(Bound.Event, cancelled);

        foreach (
            (string signal, string text) in (IEnumerable<(string, string)>)
                [
                    ("metrics", "aspnetwebsockets.messages"),
                    ("metrics", "aspnetwebsockets.message.payload"),
                    ("metrics", "aspnetwebsockets.connection.duration"),
                    ("metrics", "client_close"),
                    ("traces", "websocket.connection"),
                    ("traces", "websocket.receive"),
                    ("traces", "websocket.send"),
                    ("traces", "ExportedEcho"),
                    ("logs", "ended after"),
                ]
        )
        {
            await receiver.TextAsync(signal, text).WaitAsync(Bound.Event, cancelled);
        }
    }
}
