using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>Many threads at once, with seeded chance: nothing hangs, nothing is lost or reordered, no fault inside.</summary>
public sealed class ConcurrencyStressTests
{
    private const int ConnectionsPerClient = 20;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Messages_and_pings_in_both_directions_arrive_whole_and_in_order(int seed)
    {
        const int count = 2000;
        Random random = new(seed);
        await using ConnectionPair pair = new(
            options => options.ReceiveBufferLimit = random.Next(1024, 8192),
            window: random.Next(512, 16 * 1024),
            scheduler: PipeScheduler.ThreadPool
        );
        int clientSeed = random.Next();
        int serverSeed = random.Next();
        await Task.WhenAll(
                Task.Run(() => ClientSendAsync(pair, count, new Random(clientSeed)), Token),
                Task.Run(() => ServerReceiveAsync(pair, count, new Random(clientSeed + 1)), Token),
                Task.Run(() => ServerSendAsync(pair, count, new Random(serverSeed)), Token),
                Task.Run(() => ClientReceiveAsync(pair, count), Token)
            )
            .InTimeAsync();
        pair.Server.IsAborted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public async Task A_connection_that_ends_in_any_way_at_any_moment_ends_every_call(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 200; i++)
        {
            await EndSomehowAsync(random);
        }
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task Kestrel_survives_clients_that_end_in_any_way(Wire wire)
    {
        const int clients = 8;
        const int connections = (clients * ConnectionsPerClient) + 1;
        int ended = 0;
        TaskCompletionSource allEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using KestrelHost host = await KestrelHost.StartAsync(
            async connection =>
            {
                try
                {
                    await Handlers.EchoAsync(connection);
                }
                catch (WebSocketException)
                {
                    // The client vanished or broke a rule.
                }
                finally
                {
                    if (Interlocked.Increment(ref ended) == connections)
                    {
                        allEnded.SetResult();
                    }
                }
            },
            wire
        );
        await Task.WhenAll(
                Enumerable
                    .Range(0, clients)
                    .Select(seed => Task.Run(() => MisbehaveAsync(host, new Random(seed)), Token))
            )
            .InTimeAsync();
        await using RawWebSocketClient last = await host.ConnectAsync();
        await last.SendBytesAsync(ClientFrame.Text("still there?"), TestContext.Current.CancellationToken);
        (await last.ReadFrameAsync(TestContext.Current.CancellationToken))!.Text.ShouldBe("still there?");
        await last.SendBytesAsync(ClientFrame.Close(1000), TestContext.Current.CancellationToken);
        await allEnded.Task.InTimeAsync();
        // What a handler throws is logged behind its end, and the host waits for that.
        await host.StopAsync();
        host.Log.Errors.ShouldBeEmpty();
    }

    private static async Task EndSomehowAsync(Random random)
    {
        TransportEnding[] endings = Enum.GetValues<TransportEnding>();
        await using ConnectionPair pair = new(
            options => options.ReceiveBufferLimit = 1024,
            (OutputCompletion)endings[random.Next(endings.Length)],
            window: random.Next(64, 4096),
            scheduler: PipeScheduler.ThreadPool
        );
        using CancellationTokenSource source = new();
        Task receiving = Task.Run(() => ReceiveUntilItFailsAsync(pair, source.Token), Token);
        Task sending = Task.Run(() => SendUntilItFailsAsync(pair, source.Token), Token);
        int clientSeed = random.Next();
        Task client = Task.Run(() => ChatterAsync(pair, new Random(clientSeed)), Token);
        List<Action> ends =
        [
            pair.Server.Abort,
            pair.Server.Abort,
            source.Cancel,
            pair.Client.Shutdown,
            () => pair.Client.Send(ClientFrame.Close(1000)),
            () => pair.Client.Send(ClientFrame.Build(3, [])),
            () => pair.Time.Advance(TimeSpan.FromMinutes(5)),
        ];
        int first = random.Next(ends.Count);
        int second = random.Next(ends.Count);
        await Task.WhenAll(Task.Run(() => Try(ends[first]), Token), Task.Run(() => Try(ends[second]), Token))
            .InTimeAsync();
        pair.Server.Abort();
        Task disposed = pair.Server.DisposeAsync().AsTask();
        pair.Time.Advance(TimeSpan.FromMinutes(5));
        await Task.WhenAll(receiving, sending, disposed).InTimeAsync();
        pair.Client.Shutdown();
        await client.InTimeAsync();
    }

    // A client that sends on a connection which the other end has just taken away.
    private static void Try(Action end)
    {
        try
        {
            end();
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            TestContext.Current.SendDiagnosticMessage(exception.Message);
        }
    }

    private static async Task ReceiveUntilItFailsAsync(ConnectionPair pair, CancellationToken token)
    {
        byte[] buffer = new byte[100];
        try
        {
            while (true)
            {
                _ = await pair.Server.ReceiveAsync(buffer, token);
            }
        }
        catch (Exception exception)
            when (exception is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            // Every one of these is an end; the assertion is that it comes.
        }
    }

    private static async Task SendUntilItFailsAsync(ConnectionPair pair, CancellationToken token)
    {
        try
        {
            while (true)
            {
                await pair.Server.SendAsync(new byte[300], WebSocketMessageType.Binary, endOfMessage: true, token);
                await Task.Yield();
            }
        }
        catch (Exception exception)
            when (exception is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            // As above.
        }
    }

    private static async Task ChatterAsync(ConnectionPair pair, Random random)
    {
        try
        {
            for (int i = 0; i < 50; i++)
            {
                pair.Client.Send(ClientFrame.Binary(new byte[random.Next(500)]), ClientFrame.Ping(new byte[8]));
                if (random.Next(2) == 0)
                {
                    _ = pair.Client.Unread();
                }

                await Task.Yield();
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            // The connection is over.
        }
    }

    private static async Task ClientSendAsync(ConnectionPair pair, int count, Random random)
    {
        for (int i = 0; i < count; i++)
        {
            byte[] payload = Numbered(i, random.Next(600));
            int cut = random.Next(payload.Length);
            await pair.Client.SendAsync(ClientFrame.Binary(payload.AsSpan(0, cut), fin: false));
            if (random.Next(4) == 0)
            {
                await pair.Client.SendAsync(ClientFrame.Ping(BitConverter.GetBytes(i)));
            }

            await pair.Client.SendAsync(ClientFrame.Continuation(payload.AsSpan(cut)));
        }

        await pair.Client.SendAsync(ClientFrame.Ping("end"u8));
    }

    private static async Task ServerReceiveAsync(ConnectionPair pair, int count, Random random)
    {
        byte[] message = new byte[1024];
        for (int i = 0; i < count; i++)
        {
            int length = 0;
            ValueWebSocketReceiveResult result;
            do
            {
                Memory<byte> room = message.AsMemory(length, random.Next(300));
                result = await pair.Server.ReceiveAsync(room, CancellationToken.None);
                length += result.Count;
            } while (!result.EndOfMessage);

            CheckNumbered(message.AsSpan(0, length), i);
        }
    }

    private static async Task ServerSendAsync(ConnectionPair pair, int count, Random random)
    {
        for (int i = 0; i < count; i++)
        {
            int length = random.Next(20) == 0 ? 100_000 : random.Next(300);
            await pair.Server.SendAsync(
                Numbered(i, length),
                WebSocketMessageType.Binary,
                endOfMessage: true,
                CancellationToken.None
            );
        }
    }

    private static async Task ClientReceiveAsync(ConnectionPair pair, int count)
    {
        int next = 0;
        int lastPong = -1;
        bool ended = false;
        while (next < count || !ended)
        {
            ServerFrame frame = (await pair.Client.ReadFrameAsync())!;
            if (frame.Opcode != FrameOpcodes.Pong)
            {
                CheckNumbered(frame.Payload, next++);
            }
            else if (frame.Payload.Length == sizeof(int))
            {
                int pong = BitConverter.ToInt32(frame.Payload);
                pong.ShouldBeGreaterThan(lastPong);
                lastPong = pong;
            }
            else
            {
                ended = true;
            }
        }
    }

    private static byte[] Numbered(int number, int length)
    {
        byte[] payload = new byte[sizeof(int) + length];
        payload.AsSpan().Fill((byte)number);
        BinaryPrimitives.WriteInt32LittleEndian(payload, number);
        return payload;
    }

    private static void CheckNumbered(ReadOnlySpan<byte> payload, int number)
    {
        BinaryPrimitives.ReadInt32LittleEndian(payload).ShouldBe(number);
        payload[sizeof(int)..].ContainsAnyExcept((byte)number).ShouldBeFalse();
    }

    private static async Task MisbehaveAsync(KestrelHost host, Random random)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        for (int i = 0; i < ConnectionsPerClient; i++)
        {
            await using RawWebSocketClient client = await host.ConnectAsync();
            try
            {
                for (int j = random.Next(5); j > 0; j--)
                {
                    await client.SendBytesAsync(ClientFrame.Binary(new byte[random.Next(20_000)]), token);
                }

                switch (random.Next(6))
                {
                    case 0:
                        client.Reset();
                        break;
                    case 1:
                        client.ShutdownSend();
                        break;
                    case 2:
                        await client.SendBytesAsync(ClientFrame.Build(7, new byte[random.Next(1000)]), token);
                        break;
                    case 3:
                        await client.SendBytesAsync(
                            ClientFrame.Binary(new byte[1000]).AsMemory(0, random.Next(1000)),
                            token
                        );
                        break;
                    case 4:
                        await client.SendBytesAsync(ClientFrame.Close(1000), token);
                        break;
                    default:
                        await client.SendBytesAsync(
                            (byte[])[.. ClientFrame.Close(1000), .. ClientFrame.Text("after the close frame")],
                            token
                        );
                        break;
                }
            }
            catch (IOException)
            {
                // The server was faster.
            }
        }
    }
}
