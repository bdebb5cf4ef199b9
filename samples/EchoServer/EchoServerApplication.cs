using EchoServer.Broadcasting;
using EchoServer.Handlers;
using Microsoft.AspNetCore.Builder;

namespace EchoServer;

/// <summary>The server for conformance and load tools: which path does what.</summary>
public static class EchoServerApplication
{
    /// <summary>A builder with quiet logging (warnings and worse; <c>--Logging:LogLevel:Default Information</c> says more).</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddAspNetWebSockets();
        builder.Services.AddSingleton<BroadcastRoom>();
        return builder;
    }

    /// <summary>The application with all its paths, not started yet.</summary>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        WebApplication app = builder.Build();
        app.UseAspNetWebSockets();
        app.MapWebSocket("/echo", EchoHandler.RunAsync);
        app.MapHttpHandler<ClassicEchoHandler>("/classic");
        app.MapWebSocket("/close", CloseHandler.RunAsync);
        app.MapWebSocket("/closeoutput", CloseOutputHandler.RunAsync);
        app.MapHttpHandler<SubProtocolHandler>("/subprotocol");
        app.MapWebSocket("/broadcast", new BroadcastHandler(app.Services.GetRequiredService<BroadcastRoom>()).RunAsync);
        app.MapWebSocket("/deflate", EchoHandler.RunAsync).WithWebSocketCompression();
        app.MapGet("/healthz", () => "ok");
        return app;
    }
}
