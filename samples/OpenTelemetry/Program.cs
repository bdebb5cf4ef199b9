using System.Diagnostics;
using System.Net.WebSockets;
using AspNetWebSockets;
using ExportedEcho;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

// What goes where is in OpenTelemetry's own variables, such as OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4317.
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseEventLoopTransport();
builder.Services.AddAspNetWebSockets(options => options.MessageTraceRatio = 1);
builder
    .Services.AddOpenTelemetry()
    .WithMetrics(metrics => metrics.AddMeter("AspNetWebSockets", "AspNetWebSockets.Transport"))
    .WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore", "AspNetWebSockets", Work.SourceName))
    .WithLogging()
    .UseOtlpExporter();

WebApplication app = builder.Build();
app.UseAspNetWebSockets();
app.Map("/echo", EchoAsync);
await app.StartAsync();
Console.WriteLine($"Telemetry is exported. Open a WebSocket of {app.Urls.First()}/echo. Ctrl+C ends it.");
await app.WaitForShutdownAsync();

static async Task EchoAsync(HttpContext context)
{
    if (!context.WebSockets.IsWebSocketRequest)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return;
    }

    using ServerWebSocket socket = (ServerWebSocket)await context.WebSockets.AcceptWebSocketAsync();
    while (true)
    {
        using WebSocketMessage? message = await socket.ReceiveMessageAsync(64 * 1024, CancellationToken.None);
        if (message is null)
        {
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            return;
        }

        // A span of the application's own, found from that of the connection by its link.
        using Activity? work = Work.Begin(socket.Activity);
        await socket.SendAsync(message.Payload, message.MessageType, endOfMessage: true, CancellationToken.None);
    }
}
