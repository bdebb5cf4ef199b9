using System.IO.Pipelines;
using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>Many callers at once, with seeded chance: every call comes back, whatever ends the socket, and no caller's fault holds up the next.</summary>
public sealed class SocketStressTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Every_call_comes_back_however_the_socket_ends(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 150; round++)
        {
            await using ConnectionPair connection = new(scheduler: PipeScheduler.ThreadPool);
            ServerWebSocket socket = new(
                connection.Server,
                subProtocol: null,
                new HandlerPolicy { CloseDrainLimit = long.MaxValue }
            );
            Task[] callers =
            [
                .. Enumerable.Range(0, 6).Select(_ => CallAsync(socket, new Random(random.Next()))),
                FeedAsync(connection, new Random(random.Next())),
                EndAsync(socket, random.Next(3)),
            ];
            await RunOutAsync(Task.WhenAll([.. callers, socket.Closed]), connection.Time);
        }
    }

    [Fact]
    public async Task A_caller_whose_memory_is_lost_fails_alone()
    {
        await using SocketPair pair = new();
        LostMemory lost = new();
        ValueTask send = pair.Socket.SendAsync(lost.OfLength(10), WebSocketMessageType.Binary, true, default);
        _ = await Should.ThrowAsync<ObjectDisposedException>(send.InTimeAsync());
        pair.Client.Send(ClientFrame.Text("text"));
        ValueTask<ValueWebSocketReceiveResult> receive = pair.Socket.ReceiveAsync(lost.OfLength(10), default);
        _ = await Should.ThrowAsync<ObjectDisposedException>(receive.InTimeAsync());
        (await pair.ReceiveAsync().InTimeAsync()).Count.ShouldBe(4);
    }

    /// <summary>Lets time pass until all is over: a client that takes nothing more is given up by the clock.</summary>
    private static async Task RunOutAsync(Task all, ManualTimeProvider time)
    {
        using CancellationTokenSource tooLate = new(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (!all.IsCompleted && !tooLate.IsCancellationRequested)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        all.IsCompleted.ShouldBeTrue("a call did not come back");
        await all;
    }

    private static Task CallAsync(ServerWebSocket socket, Random random) =>
        Task.Run(
            async () =>
            {
                while (socket.State is not (WebSocketState.Closed or WebSocketState.Aborted))
                {
                    try
                    {
                        await CallOnceAsync(socket, random);
                    }
                    catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
                    {
                        // The socket ended, or is on its way.
                    }
                }
            },
            Token
        );

    private static async Task CallOnceAsync(ServerWebSocket socket, Random random)
    {
        using CancellationTokenSource cancellation = new();
        switch (random.Next(5))
        {
            case 0:
                await socket.SendAsync(new byte[random.Next(8000)], WebSocketMessageType.Binary, true, default);
                break;
            case 1:
                _ = await socket.ReceiveAsync(new byte[random.Next(100)].AsMemory(), default);
                break;
            case 2:
                (await socket.ReceiveMessageAsync())?.Dispose();
                break;
            case 3:
                Task<WebSocketMessage?> message = socket.ReceiveMessageAsync(cancellation.Token).AsTask();
                await cancellation.CancelAsync();
                (await message)?.Dispose();
                break;
            default:
                Task<TimeSpan> ping = socket.PingAsync(cancellation.Token);
                await cancellation.CancelAsync();
                _ = await ping;
                break;
        }
    }

    /// <summary>The client: sends messages, reads what the server sends, and ends in one way or another.</summary>
    private static Task FeedAsync(ConnectionPair connection, Random random) =>
        Task.Run(
            async () =>
            {
                try
                {
                    for (int i = 0; i < 20; i++)
                    {
                        connection.Client.Send(ClientFrame.Binary(new byte[random.Next(500)]));
                        while (connection.Client.Unread() > 0)
                        {
                            await connection.Client.SkipAsync((int)connection.Client.Unread());
                        }

                        await Task.Yield();
                    }

                    byte[] last = random.Next(3) switch
                    {
                        0 => ClientFrame.Build(3, []),
                        1 => ClientFrame.Text("a part of a message", fin: false),
                        _ => [],
                    };
                    connection.Client.Send(last);
                }
                catch (IOException)
                {
                    // The server cut the connection.
                }

                if (random.Next(2) == 0)
                {
                    connection.Client.Shutdown();
                }
                else
                {
                    connection.Client.Reset();
                }
            },
            Token
        );

    private static Task EndAsync(ServerWebSocket socket, int how) =>
        Task.Run(
            async () =>
            {
                await Task.Yield();
                switch (how)
                {
                    case 0:
                        socket.Abort();
                        break;
                    case 1:
                        socket.Dispose();
                        break;
                    default:
                        // The client ends.
                        break;
                }
            },
            Token
        );
}
