using System.Net;
using System.Web;
using AspNetWebSockets.Interop.Tests.DropIn;
using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using EchoServer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Interop.Tests.Http2;

/// <summary>The echo server, with more handlers, on two endpoints: HTTP/2 in the clear (with prior knowledge), and over TLS.</summary>
internal sealed class Http2Server : IAsyncDisposable
{
    private readonly WebApplication _application;

    private Http2Server(WebApplication application, RequestRecorder requests, StreamHandlers handlers, LogRecords log)
    {
        _application = application;
        Requests = requests;
        Handlers = handlers;
        Log = log;
    }

    public RequestRecorder Requests { get; }

    public StreamHandlers Handlers { get; }

    public LogRecords Log { get; }

    public static async Task<Http2Server> StartAsync(Action<AspNetWebSocketsOptions>? configure = null)
    {
        RequestRecorder requests = new();
        LogRecords log = new();
        StreamHandlers handlers = new();
        WebApplicationBuilder builder = EchoServerApplication.CreateBuilder([]);
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Information);
        builder.Services.AddSingleton<IStartupFilter>(requests).Configure(configure ?? (static _ => { }));
        builder.WebHost.UseTestTransport();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(LoopbackCertificate.Instance));
        });
        WebApplication application = EchoServerApplication.Build(builder);
        application.MapWebSocket("/wait", handlers.WaitAsync);
        application.MapWebSocket("/abort", StreamHandlers.AbortAsync);
        application.MapHttpHandler("/leave", static _ => new ClassicHandler(Leave));
        application.MapHttpHandler("/taken-back", static _ => new ClassicHandler(TakeBack));
        application.Map("/dropin", StreamHandlers.EchoInPipelineAsync);
        application.Map("/ignored", static () => { });
        application.Map("/accepted", AcceptedEcho.RunAsync);
        application.MapHttpHandler<InspectingHandler>("/inspect");
        application.MapWebSocket("/flood", handlers.FloodAsync);
        application.MapGet("/flood-progress", () => handlers.FloodSent);
        application.MapGet(
            "/over",
            async (string track, CancellationToken token) => await (await requests.RequestAsync(track, token)).Over
        );
        await application.StartAsync();
        return new Http2Server(application, requests, handlers, log);
    }

    /// <summary>The address of a path, with scheme <c>http</c> or <c>https</c>.</summary>
    public Uri Http(bool tls, string path = "/")
    {
        string scheme = tls ? "https:" : "http:";
        return new Uri(
            new Uri(_application.Urls.Single(url => url.StartsWith(scheme, StringComparison.Ordinal))),
            path
        );
    }

    /// <summary>The address of a path, with scheme <c>ws</c> or <c>wss</c>.</summary>
    public Uri WebSocket(bool tls, string path) => new($"{(tls ? "wss" : "ws")}://{Http(tls).Authority}{path}");

    public Task StopAsync() => _application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _application.DisposeAsync();
    }

    private static void Leave(System.Web.HttpContext context) =>
        context.AcceptWebSocketRequest(StreamHandlers.LeaveAsync);

    private static void TakeBack(System.Web.HttpContext context)
    {
        Leave(context);
        context.Response.StatusCode = 200;
    }

    private sealed class ClassicHandler(Action<System.Web.HttpContext> process) : IHttpHandler
    {
        public bool IsReusable => true;

        public void ProcessRequest(System.Web.HttpContext context) => process(context);
    }
}
