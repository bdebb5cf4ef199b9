using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;

namespace AspNetWebSockets.Tests;

/// <summary><c>HttpContext.WebSockets</c> as code written for <c>UseWebSockets()</c> finds it.</summary>
public sealed class HttpContextWebSocketsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<Wire> Wires { get; } = [Wire.Pipe, Wire.Stream, Wire.Tls, Wire.ConnectionLogging];

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_socket_is_accepted_echoes_and_closes(Wire wire)
    {
        TaskCompletionSource<WebSocketState> ended = new();
        await using KestrelHost host = await StartAsync(
            async (context, socket) =>
            {
                await EchoAsync(socket);
                ended.SetResult(socket.State);
            },
            wire
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        foreach (int length in new[] { 0, 1, 125, 126, 65_536, 300_000 })
        {
            await client.SendBytesAsync(ClientFrame.Binary(new byte[length]), Token);
            int received = 0;
            ServerFrame frame;
            do
            {
                frame = (await client.ReadFrameAsync(Token))!;
                received += frame.Payload.Length;
            } while (!frame.Fin);

            received.ShouldBe(length);
        }

        await client.SendBytesAsync(ClientFrame.Close(1000, "bye"), Token);
        ServerFrame close = (await client.ReadFrameAsync(Token))!;
        close.CloseCode.ShouldBe(1000);
        close.CloseReason.ShouldBe("bye");
        (await ended.Task.InTimeAsync()).ShouldBe(WebSocketState.Closed);
        (await client.ReadFrameAsync(Token)).ShouldBeNull("the server ends TCP");
    }

    [Fact]
    public async Task A_frame_that_came_with_the_handshake_is_received()
    {
        await using KestrelHost host = await StartAsync((_, socket) => EchoAsync(socket));
        await using RawWebSocketClient client = await host.ConnectAsync(following: ClientFrame.Text("early"));
        (await client.ReadFrameAsync(Token))!.Text.ShouldBe("early");
    }

    [Fact]
    public async Task A_plain_request_is_no_WebSocket_request()
    {
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(application =>
            application.Run(context => context.Response.WriteAsync($"{context.WebSockets.IsWebSocketRequest}"))
        );
        using HttpClient client = new();
        (await client.GetStringAsync(new Uri($"http://127.0.0.1:{host.Port}/"), Token)).ShouldBe("False");
    }

    [Theory]
    [InlineData("chat.v1, chat.v2", "chat.v2", "chat.v2")]
    [InlineData("chat.v1, chat.v2", null, null)]
    [InlineData("chat.v1", "chat.v3", null)]
    [InlineData("chat.v1", "CHAT.V1", null)]
    [InlineData(null, "chat.v1", null)]
    public async Task The_sub_protocol_is_one_that_the_client_offered(string? offered, string? chosen, string? agreed)
    {
        TaskCompletionSource<(string? SubProtocol, IList<string> Requested)> seen = new();
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(application =>
            application.Run(async context =>
            {
                using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(chosen);
                seen.SetResult((socket.SubProtocol, context.WebSockets.WebSocketRequestedProtocols));
            })
        );
        await using RawWebSocketClient client = await host.ConnectAsync(subProtocols: offered);
        client.Response["Sec-WebSocket-Protocol"].ShouldBe(agreed);
        (string? subProtocol, IList<string> requested) = await seen.Task.InTimeAsync();
        subProtocol.ShouldBe(agreed);
        requested.ShouldBe(offered?.Split(", ") ?? []);
        host.Log.Entries.Count(entry => entry.EventId == 1020)
            .ShouldBe(string.Equals(chosen, agreed, StringComparison.Ordinal) ? 0 : 1);
    }

    [Fact]
    public async Task The_request_can_be_used_while_the_socket_lives()
    {
        TaskCompletionSource<string> seen = new();
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(application =>
        {
            application.Use(
                async (context, next) =>
                {
                    await next(context);
                    seen.SetResult(
                        $"{context.Request.Path} {context.Response.StatusCode} {context.Response.HasStarted} {context.Items["socket"]}"
                    );
                }
            );
            application.Run(async context =>
            {
                using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                await EchoAsync(socket);
                context.Items["socket"] = socket.State;
            });
        });
        await using RawWebSocketClient client = await host.ConnectAsync("/room");
        await client.SendBytesAsync(ClientFrame.Close(1000), Token);
        (await seen.Task.InTimeAsync()).ShouldBe("/room 101 True Closed");
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task RequestAborted_tells_of_a_client_that_vanished(Wire wire)
    {
        TaskCompletionSource aborted = new();
        await using KestrelHost host = await StartAsync(
            async (context, socket) =>
            {
                using CancellationTokenRegistration registration = context.RequestAborted.Register(aborted.SetResult);
                await socket.SendAsync(new byte[1], WebSocketMessageType.Binary, true, default);
                await aborted.Task.InTimeAsync();
            },
            wire
        );
        RawWebSocketClient client = await host.ConnectAsync();
        _ = await client.ReadFrameAsync(Token);
        client.Reset();
        await aborted.Task.InTimeAsync();
        await client.DisposeAsync();
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Tls)]
    [InlineData(Wire.ConnectionLogging)]
    public async Task The_answer_to_a_client_that_half_closed_arrives_after_RequestAborted(Wire wire)
    {
        await using KestrelHost host = await StartAsync(
            async (context, socket) =>
            {
                TaskCompletionSource aborted = new();
                using CancellationTokenRegistration registration = context.RequestAborted.Register(aborted.SetResult);
                byte[] buffer = new byte[16];
                ValueWebSocketReceiveResult result = await socket.ReceiveAsync(buffer.AsMemory(), default);
                await aborted.Task.InTimeAsync();
                await socket.SendAsync(buffer.AsMemory(0, result.Count), result.MessageType, true, default);
            },
            wire
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        await client.SendBytesAsync(ClientFrame.Text("last words"), Token);
        client.ShutdownSend();
        await client.ShouldReceiveAfterHalfCloseAsync("last words");
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Abort_of_the_request_cuts_the_connection(Wire wire)
    {
        TaskCompletionSource<Exception> failed = new();
        await using KestrelHost host = await StartAsync(
            async (context, socket) =>
            {
                _ = await socket.ReceiveAsync(new byte[16].AsMemory(), default);
                Task receive = socket.ReceiveAsync(new byte[1].AsMemory(), default).AsTask();
                context.Abort();
                failed.SetResult(await Should.ThrowAsync<Exception>(receive.InTimeAsync()));
            },
            wire
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        await client.SendBytesAsync(ClientFrame.Text("cut me"), Token);
        (await failed.Task.InTimeAsync())
            .ShouldBeOfType<WebSocketException>()
            .WebSocketErrorCode.ShouldBe(WebSocketError.ConnectionClosedPrematurely);
        (await host.Log.EntryAsync(1060).InTimeAsync()).Message.ShouldEndWith("by the application, no close frame.");
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task The_end_of_the_pipeline_ends_the_connection_behind_what_was_sent(Wire wire)
    {
        await using KestrelHost host = await StartAsync(
            (_, socket) => socket.SendAsync(new byte[100_000], WebSocketMessageType.Binary, true, default),
            wire
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        (await client.ReadFrameAsync(Token))!.Payload.Length.ShouldBe(100_000);
        (await client.ReadFrameAsync(Token)).ShouldBeNull("no close frame, as in ASP.NET Core");
    }

    [Theory]
    [InlineData(false, 1000)]
    [InlineData(true, 1011)]
    public async Task An_application_can_have_what_is_left_open_closed(bool throws, int code)
    {
        await using KestrelHost host = await StartAsync(
            (_, _) => throws ? throw new InvalidOperationException("on purpose") : Task.CompletedTask,
            configure: options => options.Accepted.CloseWhenHandlerEnds = true
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        (await client.ReadFrameAsync(Token))!.CloseCode.ShouldBe(code);
    }

    [Theory]
    [InlineData("modern, modern")]
    [InlineData("modern, classic")]
    [InlineData("classic, modern")]
    public async Task A_request_is_accepted_once(string order)
    {
        TaskCompletionSource<Exception> second = new();
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(application =>
            application.Run(async context =>
            {
                string[] kinds = order.Split(", ");
                await AcceptAsync(context, kinds[0]);
                second.SetResult(await Should.ThrowAsync<Exception>(AcceptAsync(context, kinds[1])));
            })
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        (await second.Task.InTimeAsync())
            .ShouldBeOfType<InvalidOperationException>()
            .Message.ShouldContain("accept it once");
        await client.SendBytesAsync(ClientFrame.Close(1000), Token);

        static async Task AcceptAsync(HttpContext context, string kind)
        {
            if (kind is "modern")
            {
                _ = await context.WebSockets.AcceptWebSocketAsync();
            }
            else
            {
                context
                    .Features.GetRequiredFeature()
                    .Accept(new WebSocketAcceptance { Handler = new DelegateHandler(Handlers.EchoAsync) });
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_is_first_of_UseWebSockets_and_UseAspNetWebSockets_wins(bool stockFirst)
    {
        TaskCompletionSource<Type> accepted = new();
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(
            application =>
            {
                if (!stockFirst)
                {
                    application.UseWebSockets();
                }

                application.Run(async context =>
                {
                    using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                    accepted.SetResult(socket.GetType());
                    await EchoAsync(socket);
                });
            },
            before: application =>
            {
                if (stockFirst)
                {
                    application.UseWebSockets();
                }
            }
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        ((await accepted.Task.InTimeAsync()) == typeof(ServerWebSocket)).ShouldBe(!stockFirst);
        await client.SendBytesAsync(ClientFrame.Text("hello"), Token);
        (await client.ReadFrameAsync(Token))!.Text.ShouldBe("hello");
    }

    [Fact]
    public async Task Keep_alive_is_what_the_accept_asks_for()
    {
        TaskCompletionSource end = new();
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(application =>
            application.Run(async context =>
            {
                using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(
                    new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.FromMilliseconds(20) }
                );
                await end.Task.InTimeAsync();
            })
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        (await client.ReadFrameAsync(Token))!.Opcode.ShouldBe(FrameOpcodes.Ping, "the application's is 30 seconds");
        end.SetResult();
    }

    [Theory]
    [InlineData(-2, 1)]
    [InlineData(60L * 24 * 60 * 60 * 1000, 1)]
    [InlineData(1, 60L * 24 * 60 * 60 * 1000)]
    public async Task A_keep_alive_out_of_range_is_refused(long interval, long timeout)
    {
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(application =>
            application.Run(async context =>
            {
                Exception exception = await Should.ThrowAsync<Exception>(
                    context.WebSockets.AcceptWebSocketAsync(
                        new WebSocketAcceptContext
                        {
                            KeepAliveInterval = TimeSpan.FromMilliseconds(interval),
                            KeepAliveTimeout = TimeSpan.FromMilliseconds(timeout),
                        }
                    )
                );
                context.Response.StatusCode = 400;
                await context.Response.WriteAsync(exception.GetType().Name);
            })
        );
        await using RawWebSocketClient client = await host.ConnectTransportAsync();
        await client.HandshakeAsync("/", cancellationToken: Token);
        client.Response.StatusCode.ShouldBe(400);
    }

    [Fact]
    public async Task The_time_out_of_the_request_is_not_that_of_the_socket()
    {
        RecordedTimeout timeout = new();
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(application =>
            application.Run(async context =>
            {
                context.Features.Set<IHttpRequestTimeoutFeature>(timeout);
                using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
            })
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        _ = await client.ReadToEndAsync(TestContext.Current.CancellationToken);
        timeout.IsDisabled.ShouldBeTrue();
    }

    [Theory]
    [InlineData(false, false, 15, null)]
    [InlineData(true, false, 15, "permessage-deflate")]
    [InlineData(true, true, 15, "permessage-deflate; server_no_context_takeover")]
    [InlineData(true, false, 10, "permessage-deflate; server_max_window_bits=10")]
    public async Task Compression_is_what_the_accept_asks_for(
        bool enable,
        bool disableTakeover,
        int bits,
        string? agreed
    )
    {
        await using KestrelHost host = await KestrelHost.StartPipelineAsync(application =>
            application.Run(async context =>
            {
                using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(
                    new WebSocketAcceptContext
                    {
                        DangerousEnableCompression = enable,
                        DisableServerContextTakeover = disableTakeover,
                        ServerMaxWindowBits = bits,
                    }
                );
                byte[] text = new byte[2000];
                await socket.SendAsync(text.AsMemory(), WebSocketMessageType.Binary, true, default);
                await socket.SendAsync(
                    text.AsMemory(),
                    WebSocketMessageType.Binary,
                    WebSocketMessageFlags.EndOfMessage | WebSocketMessageFlags.DisableCompression,
                    default
                );
            })
        );
        await using RawWebSocketClient client = await host.ConnectTransportAsync();
        await client.HandshakeAsync(
            "/",
            [new("Sec-WebSocket-Extensions", "permessage-deflate")],
            cancellationToken: Token
        );
        client.Response.StatusCode.ShouldBe(101);
        client.Response["Sec-WebSocket-Extensions"].ShouldBe(agreed);
        const int Rsv1 = 4;
        (await client.ReadFrameAsync(Token))!.Rsv.ShouldBe(enable ? Rsv1 : 0);
        (await client.ReadFrameAsync(Token))!.Rsv.ShouldBe(0, "DisableCompression");
    }

    [Fact]
    public async Task A_stopping_host_says_1001_and_a_loop_that_answers_ends_by_itself()
    {
        TaskCompletionSource<WebSocketState> ended = new();
        await using KestrelHost host = await StartAsync(
            async (_, socket) =>
            {
                ValueWebSocketReceiveResult result = await socket.ReceiveAsync(new byte[1].AsMemory(), default);
                result.MessageType.ShouldBe(WebSocketMessageType.Close);
                ended.SetResult(socket.State);
            }
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        Task stop = host.StopAsync();
        (await client.ReadFrameAsync(Token))!.CloseCode.ShouldBe(1001);
        await client.SendBytesAsync(ClientFrame.Close(1001), Token);
        (await ended.Task.InTimeAsync()).ShouldBe(WebSocketState.Closed);
        await stop.InTimeAsync();
    }

    [Fact]
    public async Task A_stopping_host_can_be_told_to_abort_instead()
    {
        await using KestrelHost host = await StartAsync(
            async (_, socket) =>
                await Should.ThrowAsync<OperationCanceledException>(
                    socket.ReceiveAsync(new byte[1].AsMemory(), default).AsTask()
                ),
            configure: options => options.Accepted.GoAwayOnShutdown = false
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        await host.StopAsync().InTimeAsync();
    }

    private static Task<KestrelHost> StartAsync(
        Func<HttpContext, WebSocket, Task> handler,
        Wire wire = Wire.Pipe,
        Action<AspNetWebSocketsOptions>? configure = null
    ) =>
        KestrelHost.StartPipelineAsync(
            application =>
                application.Run(async context =>
                {
                    context.WebSockets.IsWebSocketRequest.ShouldBeTrue();
                    WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                    await handler(context, socket);
                }),
            wire,
            configure
        );

    private static async Task EchoAsync(WebSocket socket)
    {
        byte[] buffer = new byte[16 * 1024];
        WebSocketReceiveResult result = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), default);
        while (!result.CloseStatus.HasValue)
        {
            await socket.SendAsync(
                new ArraySegment<byte>(buffer, 0, result.Count),
                result.MessageType,
                result.EndOfMessage,
                default
            );
            result = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), default);
        }

        await socket.CloseAsync(result.CloseStatus.Value, result.CloseStatusDescription, default);
    }

    private sealed class RecordedTimeout : IHttpRequestTimeoutFeature
    {
        public bool IsDisabled { get; private set; }

        public CancellationToken RequestTimeoutToken => CancellationToken.None;

        public void DisableTimeout() => IsDisabled = true;
    }
}
