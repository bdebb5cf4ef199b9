using System.Collections.Concurrent;
using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Interop.Tests.DropIn;

/// <summary>An ASP.NET Core application in which <c>UseAspNetWebSockets()</c> stands where <c>UseWebSockets()</c> would, and which takes note of the sockets it gets.</summary>
internal sealed class DropInServer : IAsyncDisposable
{
    private readonly RunningServer _server;

    private DropInServer(RunningServer server, ConcurrentQueue<Type> accepted)
    {
        _server = server;
        Accepted = accepted;
    }

    /// <summary>The types of the sockets that the application was given.</summary>
    public ConcurrentQueue<Type> Accepted { get; }

    public Uri Http => _server.Http;

    public LogRecords Log => _server.Log;

    public static async Task<DropInServer> StartAsync(
        Action<WebApplication> pipeline,
        Action<IServiceCollection>? services = null
    )
    {
        ConcurrentQueue<Type> accepted = new();
        WebApplicationBuilder builder = WebApplication.CreateBuilder(RunningServer.Arguments);
        builder.Services.AddAspNetWebSockets();
        services?.Invoke(builder.Services);
        RunningServer server = await RunningServer.StartAsync(
            builder,
            ready =>
            {
                WebApplication application = ready.Build();
                application.UseAspNetWebSockets();
                application.Use(
                    (context, next) =>
                    {
                        if (context.Features.Get<IHttpWebSocketFeature>() is { } feature)
                        {
                            context.Features.Set<IHttpWebSocketFeature>(new Watched(feature, accepted));
                        }

                        return next(context);
                    }
                );
                pipeline(application);
                return application;
            }
        );
        return new DropInServer(server, accepted);
    }

    public Uri WebSocketUrl(string path) => _server.WebSocketUrl(path);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private sealed class Watched(IHttpWebSocketFeature inner, ConcurrentQueue<Type> accepted) : IHttpWebSocketFeature
    {
        public bool IsWebSocketRequest => inner.IsWebSocketRequest;

        public async Task<System.Net.WebSockets.WebSocket> AcceptAsync(WebSocketAcceptContext context)
        {
            System.Net.WebSockets.WebSocket socket = await inner.AcceptAsync(context);
            accepted.Enqueue(socket.GetType());
            return socket;
        }
    }
}
