using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Web.WebSockets;
using AspNetWebSockets;
using Microsoft.Extensions.Options;

namespace Demo;

/// <summary>
/// The WebSocket between the page and the demo: starts the run that the query string names, sends the page everything
/// that is seen, and takes the page's reports on the browser's own socket.
/// </summary>
internal sealed class RunEndpoint(
    ServerAddress address,
    IOptions<AspNetWebSocketsOptions> options,
    ILogger<RunEndpoint> logger
)
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(20);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public async Task ServeAsync(AspNetWebSocketContext context)
    {
        Run run = RunRegistry.Start(context.QueryString["case"] ?? string.Empty);
        using CancellationTokenSource over = new(LongestRun, TimeProvider.System);
        try
        {
            await ObserveAsync(context.WebSocket, run, over.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            logger.LogInformation(exception, "The page left before the run {Scenario} was over", run.Scenario);
        }
        finally
        {
            await over.CancelAsync();
            RunRegistry.End(run);
        }
    }

    private async Task ObserveAsync(WebSocket page, Run run, CancellationToken cancellationToken)
    {
        bool isRaw = RawScript.Knows(run.Scenario);
        await SendAsync(page, Introduce(run, isRaw), cancellationToken);
        Task client = isRaw ? RawScript.PlayAsync(run, address.EndPoint, cancellationToken) : Task.CompletedTask;
        await Task.WhenAll(
            client,
            TakeReportsAsync(page, run, cancellationToken),
            TellAsync(page, run, cancellationToken)
        );
    }

    private static async Task TellAsync(WebSocket page, Run run, CancellationToken cancellationToken)
    {
        await foreach (RunEvent seen in run.Events.ReadAllAsync(cancellationToken))
        {
            await SendAsync(page, seen, cancellationToken);
        }

        await page.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "the run is over", cancellationToken);
    }

    private object Introduce(Run run, bool isRaw) =>
        new
        {
            Kind = "run",
            run.Id,
            Client = isRaw ? "raw" : "browser",
            LineDelay = Run.LineDelay.TotalMilliseconds,
            CloseTimeout = options.Value.CloseTimeout.TotalMilliseconds,
        };

    private static async Task TakeReportsAsync(WebSocket page, Run run, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[4096];
        while (true)
        {
            WebSocketReceiveResult result = await page.ReceiveAsync(buffer, cancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            RunEvent report = JsonSerializer.Deserialize<RunEvent>(buffer.AsSpan(0, result.Count), Json)!;
            run.Write(report with { Side = Side.Client });
            if (string.Equals(report.Kind, "result", StringComparison.Ordinal))
            {
                run.Finish(RunPart.Client);
            }
        }
    }

    private static Task SendAsync(WebSocket page, object message, CancellationToken cancellationToken) =>
        page.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), Json),
            WebSocketMessageType.Text,
            endOfMessage: true,
            cancellationToken
        );
}
