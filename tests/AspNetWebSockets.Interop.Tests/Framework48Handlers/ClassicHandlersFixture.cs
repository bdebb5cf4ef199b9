using AspNetWebSockets.Interop.Tests.Hosting;
using ClassicHandlers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Interop.Tests.Framework48Handlers;

/// <summary>The five handlers of <c>samples/ClassicHandlers</c> on Kestrel.</summary>
public sealed class ClassicHandlersFixture : IAsyncLifetime
{
    private RunningServer? _server;

    /// <summary>The server.</summary>
    public RunningServer Server => _server ?? throw new InvalidOperationException("The fixture was not initialized.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(RunningServer.Arguments);
        builder.Services.AddAspNetWebSockets();
        _server = await RunningServer.StartAsync(builder, Build);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private static WebApplication Build(WebApplicationBuilder builder)
    {
        WebApplication app = builder.Build();
        app.UseAspNetWebSockets();
        app.MapHttpHandler<EchoHandler>("/echo.ashx");
        app.MapHttpHandler<ChatHandler>("/chat.ashx");
        app.MapHttpHandler<EndlessReceiveHandler>("/endless.ashx");
        app.MapHttpHandler<ServerCloseHandler>("/countdown.ashx");
        app.MapHttpHandler<SubProtocolHandler>("/greet.ashx");
        return app;
    }
}
