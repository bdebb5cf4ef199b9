using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Hosting;

/// <summary>A started application whose builder called <c>AddSystemWeb</c>, with its log kept.</summary>
internal sealed class MigratedHost : IAsyncDisposable
{
    private MigratedHost(WebApplication app, LogRecords logs)
    {
        App = app;
        Logs = new PackageLog(logs);
    }

    public WebApplication App { get; }

    public PackageLog Logs { get; }

    public static async Task<MigratedHost> StartAsync(
        Action<WebApplicationBuilder>? configure = null,
        Action<WebApplication>? map = null
    )
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        LogRecords logs = new();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddSystemWeb();
        configure?.Invoke(builder);
        WebApplication app = builder.Build();
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new MigratedHost(app, logs);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
