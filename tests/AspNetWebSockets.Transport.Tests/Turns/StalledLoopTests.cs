using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Sockets;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>A handler that blocks holds up nobody but itself.</summary>
public sealed class StalledLoopTests(ITestOutputHelper output)
{
    // The promise is 50 ms; a busy machine with two processors may schedule threads later than that.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200);

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_blocked_turn_delays_no_other_connection(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        using ManualResetEventSlim release = new();
        (Socket blockedClient, ITransportConnection blockedConnection) = await server.ConnectAsync();
        using Socket blockedOwned = blockedClient;
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        connection.Start(new EchoSink(connection));
        _ = await RoundTripAsync(client);

        TaskCompletionSource blocked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<bool> returned = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ProbeSink sink = new()
        {
            Turn = () =>
            {
                "held back"u8.CopyTo(blockedConnection.GetSpan(9));
                blockedConnection.Advance(9);
                blocked.SetResult();
                returned.SetResult(release.Wait(TimeSpan.FromSeconds(30), CancellationToken.None));
            },
            Stall = () => blockedConnection.Flush(default),
        };
        blockedConnection.Start(sink);
        await blockedClient.SendAllAsync(new byte[1]);
        await blocked.Task.InTime();

        TimeSpan first = await RoundTripAsync(client);
        await sink.Stalled.InTime();
        (await blockedClient.ReceiveExactlyAsync(9)).ShouldBe("held back"u8.ToArray());
        TimeSpan worst = TimeSpan.Zero;
        for (int i = 0; i < 100; i++)
        {
            TimeSpan time = await RoundTripAsync(client);
            worst = time > worst ? time : worst;
        }

        // A new connection is accepted, served and given up meanwhile as well.
        await server.PassAsync();
        returned.Task.IsCompleted.ShouldBeFalse();
        output.WriteLine(
            $"first echo after the block: {first.TotalMilliseconds:F1} ms, worst after: {worst.TotalMilliseconds:F1} ms"
        );
        first.ShouldBeLessThan(Limit);
        worst.ShouldBeLessThan(Limit);

        release.Set();
        (await returned.Task.InTime()).ShouldBeTrue();
        (await RoundTripAsync(client)).ShouldBeLessThan(Limit);
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task The_loop_goes_back_to_its_first_thread(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        using ManualResetEventSlim release = new();
        Thread? first = null;
        Thread? last = null;
        ProbeSink sink = new()
        {
            Turn = () =>
            {
                last = Thread.CurrentThread;
                if (first is null)
                {
                    first = last;
                    release.Wait(TimeSpan.FromSeconds(30), CancellationToken.None).ShouldBeTrue();
                }

                _ = connection.Flush(new byte[1]);
            },
        };
        connection.Start(sink);

        await client.SendAllAsync(new byte[1]);
        await sink.Stalled.InTime();
        _ = await RoundTripAsync(client);
        last.ShouldNotBe(first);
        release.Set();
        _ = await client.ReceiveExactlyAsync(1);

        // It returns some time after its turn is over.
        using CancellationTokenSource bound = new(Bound.Time, TimeProvider.System);
        do
        {
            bound.Token.ThrowIfCancellationRequested();
            _ = await RoundTripAsync(client);
        } while (last != first);
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task As_many_as_the_loop_has_threads_may_block_and_then_it_waits_for_one(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(
            kind,
            options => options.StallThreshold = TimeSpan.FromMilliseconds(2)
        );
        using SemaphoreSlim release = new(0);
        List<Socket> clients = [];
        List<ProbeSink> sinks = [];
        for (int i = 0; i < EventLoop.MaxWorkers; i++)
        {
            (Socket client, ITransportConnection connection) = await server.ConnectAsync();
            ProbeSink sink = new() { Turn = () => release.Wait(TimeSpan.FromSeconds(60), CancellationToken.None) };
            connection.Start(sink);
            clients.Add(client);
            sinks.Add(sink);
        }

        (Socket echoClient, ITransportConnection echoConnection) = await server.ConnectAsync();
        using Socket echoOwned = echoClient;
        echoConnection.Start(new EchoSink(echoConnection));
        for (int i = 0; i < clients.Count; i++)
        {
            await clients[i].SendAllAsync(new byte[1]);
            await sinks[i].Stalled.InTime();
        }

        // Nobody is left to lead.
        await echoClient.SendAllAsync(new byte[1]);
        Task<byte[]> echo = echoClient.ReceiveExactlyAsync(1);
        await server.Logs.WaitForAsync(record => record.EventId == 3002).InTime();
        echo.IsCompleted.ShouldBeFalse();
        _ = release.Release();

        _ = await echo;
        _ = release.Release(clients.Count);
        clients.ForEach(client => client.Dispose());
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_stall_is_logged_and_counted(EventLoopTransportKind kind)
    {
        long stalls = 0;
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Meter.Name: "AspNetWebSockets.Transport", Name: "aspnetwebsockets.loop.stalls" })
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref stalls, count));
        listener.Start();
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        ProbeSink? sink = null;
        sink = new ProbeSink { Turn = () => sink!.BlockUntilStalled() };
        connection.Start(sink);

        await client.SendAllAsync(new byte[1]);

        await sink.Stalled.InTime();
        await server.Logs.WaitForAsync(record => record.EventId == 3001).InTime();
        Volatile.Read(ref stalls).ShouldBeGreaterThanOrEqualTo(1);
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task On_the_thread_pool_a_blocked_handler_is_told_and_the_loop_goes_on(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind, options => options.RunOnThreadPool = true);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        bool? wasLent = null;
        bool? onPool = null;
        ProbeSink? sink = null;
        sink = new ProbeSink
        {
            Receive = (_, lent) => wasLent = lent,
            Turn = () =>
            {
                onPool = Thread.CurrentThread.IsThreadPoolThread;
                _ = sink!.BlockUntilStalled();
            },
        };
        connection.Start(sink);
        await client.SendAllAsync(new byte[1]);

        await sink.Stalled.InTime();

        wasLent.ShouldBe(false);
        onPool.ShouldBe(true);
        server.Logs.All.ShouldNotContain(record => record.EventId == 3001);
    }

    private static async Task<TimeSpan> RoundTripAsync(Socket client)
    {
        long start = TimeProvider.System.GetTimestamp();
        await client.SendAllAsync(new byte[1]);
        _ = await client.ReceiveExactlyAsync(1);
        return TimeProvider.System.GetElapsedTime(start);
    }
}
