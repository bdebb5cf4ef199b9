using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Interop.Tests.Telemetry;

/// <summary>
/// As much of a collector of OpenTelemetry as it takes to see what arrives (OTLP over HTTP, Protocol Buffers): the
/// names in it are plain UTF-8. Any thread.
/// </summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Lock _gate = new();
    private readonly List<(string Signal, string Body)> _received = [];
    private readonly List<(Func<bool> IsThere, TaskCompletionSource There)> _awaited = [];

    private OtlpReceiver(WebApplication application) => _application = application;

    public string Address => _application.Urls.Single();

    public static async Task<OtlpReceiver> StartAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication application = builder.Build();
        OtlpReceiver receiver = new(application);
        application.Run(receiver.ReceiveAsync);
        await application.StartAsync(cancellationToken);
        return receiver;
    }

    /// <summary>Completes when the text has arrived in a signal: <c>metrics</c>, <c>traces</c> or <c>logs</c>.</summary>
    public Task TextAsync(string signal, string text)
    {
        lock (_gate)
        {
            TaskCompletionSource there = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add(
                (
                    () =>
                        _received.Exists(each =>
                            string.Equals(each.Signal, signal, StringComparison.Ordinal)
                            && each.Body.Contains(text, StringComparison.Ordinal)
                        ),
                    there
                )
            );
            Check();
            return there.Task;
        }
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        lock (_gate)
        {
            _received.Add((context.Request.Path.Value!["/v1/".Length..], Encoding.UTF8.GetString(body.ToArray())));
            Check();
        }

        // An empty message: all was accepted.
        context.Response.ContentType = "application/x-protobuf";
    }

    private void Check()
    {
        foreach ((_, TaskCompletionSource there) in _awaited.Where(static each => each.IsThere()))
        {
            _ = there.TrySetResult();
        }
    }
}
