using System.Text;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Tests;

/// <summary>The opening handshake through Kestrel; RFC 6455 section 4.2.</summary>
public sealed class OpeningHandshakeMiddlewareTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Connection", "keep-alive", 400, "Connection: Upgrade")]
    [InlineData("Connection", null, 400, "Connection: Upgrade")]
    [InlineData("Sec-WebSocket-Key", null, 400, "Sec-WebSocket-Key")]
    [InlineData("Sec-WebSocket-Key", "short", 400, "16 bytes in base64")]
    [InlineData("Sec-WebSocket-Version", null, 426, "version 13")]
    [InlineData("Sec-WebSocket-Version", "8", 426, "version 13")]
    [InlineData("Sec-WebSocket-Extensions", "permessage-deflate; =", 400, "Sec-WebSocket-Extensions")]
    [InlineData("Sec-WebSocket-Extensions", "", 400, "Sec-WebSocket-Extensions")]
    [InlineData("Content-Length", "3", 400, "cannot be upgraded")]
    public async Task A_bad_handshake_is_refused_in_words(string field, string? value, int status, string words)
    {
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(static _ => { });
        await using RawWebSocketClient client = await host.ConnectTransportAsync();
        HttpResponseHead head = await client.HandshakeAsync("/", [new(field, value)], cancellationToken: Token);
        head.StatusCode.ShouldBe(status);
        head["Content-Type"].ShouldBe("text/plain; charset=utf-8");
        head["Sec-WebSocket-Version"].ShouldBe(status == 426 ? "13" : null);
        await client.SendBytesAsync("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"u8.ToArray(), Token);
        Encoding.UTF8.GetString(await client.ReadToEndAsync(Token)).ShouldContain(words);
        LogRecord entry = host.Log.Entries[0];
        entry.EventId.ShouldBe(1010);
        entry.Message.ShouldContain(words);
    }

    [Fact]
    public async Task A_server_that_may_upgrade_no_more_connections_says_503()
    {
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            static application =>
                application.Run(static context =>
                {
                    context
                        .Features.Get<IWebSocketUpgradeFeature>()!
                        .Accept(
                            new WebSocketAcceptance { Handler = new DelegateHandler(static _ => Task.CompletedTask) }
                        );
                    return Task.CompletedTask;
                }),
            services: static services =>
                services.Configure<KestrelServerOptions>(static kestrel =>
                    kestrel.Limits.MaxConcurrentUpgradedConnections = 0
                )
        );
        await using RawWebSocketClient client = await host.ConnectTransportAsync();
        await client.HandshakeAsync("/", cancellationToken: Token);
        client.Response.StatusCode.ShouldBe(503);
        host.Log.Entries.ShouldContain(entry => entry.EventId == 1010);
    }

    [Fact]
    public async Task A_refused_handshake_does_not_reach_the_pipeline()
    {
        bool called = false;
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(application =>
            application.Run(_ =>
            {
                called = true;
                return Task.CompletedTask;
            })
        );
        await using RawWebSocketClient client = await host.ConnectTransportAsync();
        await client.HandshakeAsync("/", [new("Sec-WebSocket-Version", "7")], cancellationToken: Token);
        client.Response.StatusCode.ShouldBe(426);
        called.ShouldBeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("h2c")]
    public async Task A_request_that_means_no_WebSocket_passes_by(string? upgrade)
    {
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(application =>
            application.Run(context =>
            {
                context.Response.StatusCode = context.Features.Get<IWebSocketUpgradeFeature>() is null ? 204 : 500;
                return Task.CompletedTask;
            })
        );
        await using RawWebSocketClient client = await host.ConnectTransportAsync();
        await client.HandshakeAsync("/", [new("Upgrade", upgrade)], cancellationToken: Token);
        client.Response.StatusCode.ShouldBe(204);
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task A_good_handshake_is_answered_as_the_RFCs_example(Wire wire)
    {
        await using KestrelHost host = await KestrelHost.StartAsync(Handlers.EchoAsync, wire);
        await using RawWebSocketClient client = await host.ConnectAsync();
        client.Response["Upgrade"].ShouldBe("websocket");
        client.Response["Connection"].ShouldBe("Upgrade");
        client.Response["Sec-WebSocket-Accept"].ShouldBe("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        client.Response["Sec-WebSocket-Protocol"].ShouldBeNull();
        client.Response["Sec-WebSocket-Extensions"].ShouldBeNull();
    }

    [Fact]
    public async Task The_sub_protocols_are_shown_and_the_chosen_one_is_answered()
    {
        IReadOnlyList<string>? requested = null;
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(application =>
            application.Run(context =>
            {
                IWebSocketUpgradeFeature feature = context.Features.GetRequiredFeature();
                feature.IsWebSocketRequest.ShouldBeTrue();
                requested = feature.RequestedSubProtocols;
                feature.Accept(
                    new WebSocketAcceptance
                    {
                        Handler = new DelegateHandler(Handlers.EchoAsync),
                        SubProtocol = "chat.v2",
                    }
                );
                return Task.CompletedTask;
            })
        );
        await using RawWebSocketClient client = await host.ConnectTransportAsync();
        await client.HandshakeAsync("/", [new("Sec-WebSocket-Protocol", "chat.v1, chat.v2")], cancellationToken: Token);
        client.Response["Sec-WebSocket-Protocol"].ShouldBe("chat.v2");
        requested.ShouldBe(["chat.v1", "chat.v2"]);
    }

    [Fact]
    public async Task The_switch_to_101_and_the_handler_come_after_the_pipeline_has_ended()
    {
        List<string> order = [];
        TaskCompletionSource handled = new();
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(application =>
        {
            application.Use(
                async (context, next) =>
                {
                    await next(context);
                    order.Add($"after, status {context.Response.StatusCode}, started {context.Response.HasStarted}");
                    context.Response.Headers["X-Late"] = "yes";
                }
            );
            application.Run(context =>
            {
                order.Add("accept");
                context
                    .Features.GetRequiredFeature()
                    .Accept(
                        new WebSocketAcceptance
                        {
                            Handler = new DelegateHandler(connection =>
                            {
                                order.Add($"handler, started {context.Response.HasStarted}");
                                handled.SetResult();
                                return Handlers.EchoAsync(connection);
                            }),
                        }
                    );
                return Task.CompletedTask;
            });
        });
        await using RawWebSocketClient client = await host.ConnectAsync();
        client.Response["X-Late"].ShouldBe("yes");
        await handled.Task.InTimeAsync();
        await client.SendBytesAsync(ClientFrame.Close(1000), Token);
        order.ShouldBe(["accept", "after, status 101, started False", "handler, started True"]);
    }

    [Fact]
    public async Task A_status_that_was_changed_after_the_acceptance_cancels_the_switch()
    {
        bool handled = false;
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(application =>
            application.Run(context =>
            {
                Accept(context, () => handled = true);
                context.Response.StatusCode = 403;
                return context.Response.WriteAsync("no");
            })
        );
        await using RawWebSocketClient client = await host.ConnectTransportAsync();
        await client.HandshakeAsync("/", cancellationToken: Token);
        client.Response.StatusCode.ShouldBe(403);
        handled.ShouldBeFalse();
    }

    [Fact]
    public async Task A_response_that_was_started_after_the_acceptance_keeps_the_handler_from_running()
    {
        bool handled = false;
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(application =>
            application.Run(async context =>
            {
                Accept(context, () => handled = true);
                await context.Response.StartAsync(Token);
            })
        );
        await using RawWebSocketClient client = await host.ConnectTransportAsync();
        await client.HandshakeAsync("/", cancellationToken: Token);
        (await host.Log.EntryAsync(1012).InTimeAsync()).Level.ShouldBe(LogLevel.Warning);
        handled.ShouldBeFalse();
    }

    [Fact]
    public async Task A_request_is_accepted_once()
    {
        string? message = null;
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(application =>
            application.Run(context =>
            {
                Accept(context, static () => { });
                message = Should.Throw<InvalidOperationException>(() => Accept(context, static () => { })).Message;
                return Task.CompletedTask;
            })
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        message!.ShouldContain("accept it once");
        await client.SendBytesAsync(ClientFrame.Close(1000), Token);
        (await client.ReadFrameAsync(Token))!.CloseCode.ShouldBe(1000);
    }

    [Fact]
    public async Task A_request_that_nobody_accepts_gets_the_pipelines_answer()
    {
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(static _ => { });
        await using RawWebSocketClient client = await host.ConnectTransportAsync();
        await client.HandshakeAsync("/", cancellationToken: Token);
        client.Response.StatusCode.ShouldBe(404);
    }

    [Fact]
    public async Task A_handler_that_throws_is_logged_and_the_client_is_cut_off()
    {
        await using KestrelHost host = await KestrelHost.StartAsync(async connection =>
        {
            _ = await connection.ReceiveAsync(new byte[1], CancellationToken.None);
            throw new InvalidDataException("the handler's fault");
        });
        await using RawWebSocketClient client = await host.ConnectAsync();
        await client.SendBytesAsync(ClientFrame.Text("a"), Token);
        await Should.ThrowAsync<IOException>(client.ReadFrameAsync(Token));
        LogRecord entry = host.Log.Errors.ShouldHaveSingleItem();
        (entry.EventId, entry.Exception!.Message).ShouldBe((1011, "the handler's fault"));
    }

    [Fact]
    public void Without_the_services_the_middleware_says_what_is_missing()
    {
        using ServiceProvider services = new ServiceCollection().BuildServiceProvider();
        ApplicationBuilder application = new(services);
        Should
            .Throw<InvalidOperationException>(() => application.UseAspNetWebSockets())
            .Message.ShouldContain("AddAspNetWebSockets");
    }

    private static void Accept(HttpContext context, Action onRun) =>
        context
            .Features.GetRequiredFeature()
            .Accept(
                new WebSocketAcceptance
                {
                    Handler = new DelegateHandler(connection =>
                    {
                        onRun();
                        return Handlers.EchoAsync(connection);
                    }),
                }
            );
}
