using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Tests;

/// <summary>Attacks from the outside, on the transport of the run: each is ended by the bound that is meant for it.</summary>
public sealed class LimitsOnTheWireTests
{
    [Fact]
    public async Task Fragments_for_ever()
    {
        await using KestrelHost host = await KestrelHost.StartAsync(
            Handlers.EchoAsync,
            configure: static options => options.Limits.MaxFragmentsPerMessage = 1000
        );
        byte[] start = ClientFrame.Text("a", fin: false);
        (await FloodAsync(host, start, ClientFrame.Continuation("a"u8, fin: false))).ShouldContain(
            nameof(ConnectionLimits.MaxFragmentsPerMessage)
        );
    }

    [Fact]
    public async Task Pings_for_ever()
    {
        await using KestrelHost host = await KestrelHost.StartAsync(
            Handlers.EchoAsync,
            configure: static options => options.Limits.MaxControlFramesPerSecond = 1000
        );
        (await FloodAsync(host, [], ClientFrame.Ping("p"u8))).ShouldContain(
            nameof(ConnectionLimits.MaxControlFramesPerSecond)
        );
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task Messages_above_the_rate_for_ever(Wire wire)
    {
        await using KestrelHost host = await KestrelHost.StartAsync(
            Handlers.EchoAsync,
            wire,
            static options =>
            {
                options.Limits.MessagesPerSecond = 1000;
                options.Limits.MessageBurst = 10;
                options.Limits.ThrottleTolerance = TimeSpan.FromMilliseconds(300);
            }
        );
        (await FloodAsync(host, [], ClientFrame.Binary("m"u8))).ShouldContain(
            nameof(ConnectionLimits.MessagesPerSecond)
        );
    }

    [Fact]
    public async Task Bytes_above_the_rate_for_ever()
    {
        await using KestrelHost host = await KestrelHost.StartAsync(
            Handlers.EchoAsync,
            configure: static options =>
            {
                options.Limits.BytesPerSecond = 100_000;
                options.Limits.ThrottleTolerance = TimeSpan.FromMilliseconds(300);
            }
        );
        (await FloodAsync(host, [], ClientFrame.Binary(new byte[1000]))).ShouldContain(
            nameof(ConnectionLimits.BytesPerSecond)
        );
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task A_client_that_is_held_back_gets_everything_in_order_at_the_rate(Wire wire)
    {
        const int count = 300;
        await using KestrelHost host = await KestrelHost.StartAsync(
            Handlers.EchoAsync,
            wire,
            static options =>
            {
                options.Limits.MessagesPerSecond = 500;
                options.Limits.MessageBurst = 50;
            }
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        long start = TimeProvider.System.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            // One at a time, as all that comes at once is delivered at once.
            await client.SendBytesAsync(
                ClientFrame.Binary(BitConverter.GetBytes(i)),
                TestContext.Current.CancellationToken
            );
            ServerFrame echo = (await client.ReadFrameAsync(TestContext.Current.CancellationToken))!;
            BitConverter.ToInt32(echo.Payload).ShouldBe(i);
        }

        double least = (count - 50 - 2) / 500.0;
        TimeProvider.System.GetElapsedTime(start).TotalSeconds.ShouldBeGreaterThan(least);
    }

    [Fact]
    public async Task A_client_that_sends_and_never_answers_a_ping()
    {
        await using KestrelHost host = await KestrelHost.StartAsync(
            Handlers.EchoAsync,
            configure: static options =>
            {
                options.KeepAliveInterval = TimeSpan.FromMilliseconds(100);
                options.Limits.MaxUnansweredPings = 2;
            }
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        int pings = 0;
        try
        {
            while (await client.ReadFrameAsync(TestContext.Current.CancellationToken) is { } frame)
            {
                if (frame.Opcode == FrameOpcodes.Ping)
                {
                    pings++;
                    await client.SendBytesAsync(ClientFrame.Binary("m"u8), TestContext.Current.CancellationToken);
                }
            }
        }
        catch (IOException)
        {
            // The connection was reset.
        }

        pings.ShouldBe(2);
    }

    [Fact]
    public async Task A_client_that_takes_nothing_of_what_is_sent()
    {
        TaskCompletionSource<Exception> failed = new();
        await using KestrelHost host = await KestrelHost.StartAsync(
            async connection =>
            {
                try
                {
                    byte[] payload = new byte[64 * 1024];
                    while (true)
                    {
                        await connection.SendAsync(
                            payload,
                            WebSocketMessageType.Binary,
                            endOfMessage: true,
                            CancellationToken.None
                        );
                    }
                }
                catch (WebSocketException exception)
                {
                    failed.SetResult(exception);
                }
            },
            configure: static options =>
            {
                options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
                options.Limits.WriteStallTimeout = TimeSpan.FromMilliseconds(500);
            }
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        (await failed.Task.InTimeAsync()).Message.ShouldContain(nameof(ConnectionLimits.WriteStallTimeout));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_stays_for_too_long_is_closed_with_1001(bool idle)
    {
        await using KestrelHost host = await AcceptAsync(
            static async socket =>
            {
                byte[] buffer = new byte[100];
                while (
                    (await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType
                    != WebSocketMessageType.Close
                ) { }
            },
            options =>
            {
                TimeSpan bound = TimeSpan.FromMilliseconds(300);
                options.Limits.IdleTimeout = idle ? bound : Timeout.InfiniteTimeSpan;
                options.Limits.MaxLifetime = idle ? Timeout.InfiniteTimeSpan : bound;
            }
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        ServerFrame close = (await client.ReadFrameAsync(TestContext.Current.CancellationToken))!;
        close.CloseCode.ShouldBe(1001);
        close.CloseReason!.ShouldContain(
            idle ? nameof(ConnectionLimits.IdleTimeout) : nameof(ConnectionLimits.MaxLifetime)
        );
        await client.SendBytesAsync(ClientFrame.Close(1001), TestContext.Current.CancellationToken);
        (await client.ReadFrameAsync(TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task A_client_for_which_too_much_waits()
    {
        TaskCompletionSource<string?[]> refused = new();
        await using KestrelHost host = await AcceptAsync(
            async socket =>
            {
                // The reset would overtake the 101.
                _ = await socket.ReceiveAsync(new byte[8].AsMemory(), CancellationToken.None);
                List<Task> sends = [];
                do
                {
                    sends.Add(
                        socket
                            .SendAsync(
                                new byte[64 * 1024].AsMemory(),
                                WebSocketMessageType.Binary,
                                endOfMessage: true,
                                CancellationToken.None
                            )
                            .AsTask()
                    );
                } while (socket.State == WebSocketState.Open);

                _ = await Record.ExceptionAsync(() => Task.WhenAll(sends));
                refused.SetResult([.. sends.Select(send => send.Exception?.InnerException?.Message)]);
            },
            static options => options.Accepted.SendQueueLimit = 1024 * 1024
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        await client.SendBytesAsync(ClientFrame.Text("begin"), TestContext.Current.CancellationToken);
        (await refused.Task.InTimeAsync()).ShouldContain(message =>
            message != null && message.Contains(nameof(HandlerPolicy.SendQueueLimit), StringComparison.Ordinal)
        );
    }

    private static Task<KestrelHost> AcceptAsync(
        Func<WebSocket, Task> use,
        Action<AspNetWebSocketsOptions> configure
    ) =>
        KestrelHost.StartPipelineAsync(
            application =>
                application.Run(async context =>
                {
                    using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                    await use(socket);
                }),
            configure: configure
        );

    /// <summary>Sends one frame over and over, until the server closes with 1008. Returns the reason it gives.</summary>
    private static async Task<string> FloodAsync(KestrelHost host, byte[] start, byte[] frame)
    {
        await using RawWebSocketClient client = await host.ConnectAsync();
        byte[] flood = [.. Enumerable.Repeat(frame, 100).SelectMany(bytes => bytes)];
        using CancellationTokenSource closed = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken
        );
        Task sending = SendForEverAsync(client, start, flood, closed.Token);
        ServerFrame? received;
        do
        {
            received = await client.ReadFrameAsync(TestContext.Current.CancellationToken);
        } while (received is { Opcode: not FrameOpcodes.Close });

        await closed.CancelAsync();
        await sending.InTimeAsync();
        received.ShouldNotBeNull().CloseCode.ShouldBe(1008);
        return received.CloseReason!;
    }

    private static async Task SendForEverAsync(
        RawWebSocketClient client,
        byte[] start,
        byte[] flood,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await client.SendBytesAsync(start, cancellationToken);
            while (true)
            {
                await client.SendBytesAsync(flood, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or TimeoutException)
        {
            // The server reads no more, or the test has seen what it came for.
        }
    }
}
