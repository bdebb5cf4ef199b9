using System.Net;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Tests;

/// <summary>Hosts whose clients say in headers who they are and where they come from, and what such clients do.</summary>
internal static class GuardedHost
{
    public const string Address = "Test-Address";
    public const string User = "Test-User";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An echo behind both entrances.</summary>
    public static Task<KestrelHost> StartAsync(
        Entrance entrance,
        Action<AspNetWebSocketsOptions> configure,
        Wire wire = Wire.Pipe,
        Action<IServiceCollection>? services = null
    ) =>
        KestrelHost.StartPipelineAsync(
            application => application.Run(context => AcceptAsync(context, entrance)),
            wire,
            configure,
            services,
            before: static application => application.Use(IdentifyAsync)
        );

    /// <summary>Becomes an echo in the way of the entrance.</summary>
    public static Task AcceptAsync(HttpContext context, Entrance entrance)
    {
        if (entrance == Entrance.InPipeline)
        {
            return EchoInPipelineAsync(context);
        }

        context
            .Features.GetRequiredFeature()
            .Accept(new WebSocketAcceptance { Handler = new DelegateHandler(Handlers.EchoAsync) });
        return Task.CompletedTask;
    }

    /// <summary>Takes address and user from the headers, as forwarded headers and authentication would.</summary>
    public static Task IdentifyAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers[Address] is [{ } address])
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        }

        if (context.Request.Headers[User] is [{ } user])
        {
            context.User = Users.Named(user);
        }

        return next(context);
    }

    /// <summary>Makes the opening handshake; look at its response.</summary>
    public static async Task<RawWebSocketClient> HandshakeAsync(
        this KestrelHost host,
        string path = "/",
        params (string Name, string Value)[] headers
    )
    {
        RawWebSocketClient client = await host.ConnectTransportAsync();
        await client.HandshakeAsync(
            path,
            headers.Select(static header => KeyValuePair.Create(header.Name, (string?)header.Value)),
            cancellationToken: Token
        );
        return client;
    }

    /// <summary>Makes the opening handshake, which the server refuses or not, and leaves.</summary>
    public static async Task<HttpResponseHead> AnswerAsync(
        this KestrelHost host,
        string path = "/",
        params (string Name, string Value)[] headers
    )
    {
        await using RawWebSocketClient client = await host.HandshakeAsync(path, headers);
        return client.Response;
    }

    /// <summary>The server has that many connections, once it has noticed what its clients have done.</summary>
    public static Task HasConnectionsAsync(this KestrelHost host, int count)
    {
        IWebSocketConnections connections = host.Services.GetRequiredService<IWebSocketConnections>();
        return BecomesAsync(() => connections.Count, count);
    }

    /// <summary>That many places are taken, once the server has noticed what its clients have done.</summary>
    public static Task HasPlacesTakenAsync(this KestrelHost host, int count)
    {
        AdmissionControl admission = host.Admission();
        return BecomesAsync(() => admission.Count, count);
    }

    public static AdmissionControl Admission(this KestrelHost host) =>
        host.Services.GetRequiredService<AdmissionControl>();

    public static ActiveConnections ActiveConnections(this KestrelHost host) =>
        host.Services.GetRequiredService<ConnectionFactory>().Active;

    private static async Task BecomesAsync(Func<int> read, int expected)
    {
        using CancellationTokenSource bound = new(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (read() != expected && !bound.IsCancellationRequested)
        {
            // No event tells: the client knows of the begin and the end before the server has come to its own.
            await Task.Yield();
        }

        read().ShouldBe(expected);
    }

    private static async Task EchoInPipelineAsync(HttpContext context)
    {
        ServerWebSocket socket = (ServerWebSocket)await context.WebSockets.AcceptWebSocketAsync();
        while (await socket.ReceiveMessageAsync(Token) is { } message)
        {
            using (message)
            {
                await socket.SendAsync(message.Payload, message.MessageType, endOfMessage: true, Token);
            }
        }

        await socket.CloseOutputAsync(socket.CloseStatus!.Value, socket.CloseStatusDescription, Token);
    }
}
