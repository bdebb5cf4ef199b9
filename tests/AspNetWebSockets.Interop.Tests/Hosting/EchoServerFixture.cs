using EchoServer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Interop.Tests.Hosting;

/// <summary>The echo server in this process, shared by the tests of a class; a second one pings its clients all the time.</summary>
public sealed class EchoServerFixture : IAsyncLifetime
{
    private RunningServer? _quiet;
    private RunningServer? _pinging;

    /// <summary>The echo server as it comes.</summary>
    public RunningServer Quiet => _quiet ?? throw new InvalidOperationException("The fixture was not initialized.");

    /// <summary>The echo server with a keep-alive interval of 100 milliseconds.</summary>
    public RunningServer Pinging => _pinging ?? throw new InvalidOperationException("The fixture was not initialized.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _quiet = await RunningServer.StartAsync(CreateBuilder(), EchoServerApplication.Build);
        WebApplicationBuilder pinging = CreateBuilder();
        pinging.Services.Configure<AspNetWebSocketsOptions>(options =>
            options.KeepAliveInterval = TimeSpan.FromMilliseconds(100)
        );
        _pinging = await RunningServer.StartAsync(pinging, EchoServerApplication.Build);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Quiet.DisposeAsync();
        await Pinging.DisposeAsync();
    }

    private static WebApplicationBuilder CreateBuilder() =>
        EchoServerApplication.CreateBuilder(RunningServer.Arguments);
}
