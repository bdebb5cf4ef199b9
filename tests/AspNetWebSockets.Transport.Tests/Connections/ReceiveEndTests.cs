using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>Every way in which receiving ends: told once, with the right reason.</summary>
public sealed class ReceiveEndTests
{
    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task Fin_ends_receiving_in_order_and_output_goes_on(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        ProbeSink sink = new();
        connection.Start(sink);

        await client.SendAllAsync("request"u8.ToArray());
        client.Shutdown(SocketShutdown.Send);
        (await sink.ReadAsync(7)).ShouldBe("request"u8.ToArray());
        (await sink.Ended.InTime()).ShouldBeNull();

        connection.Flush("response"u8.ToArray()).ShouldBe(FlushOutcome.Completed);
        connection.CompleteOutput();
        (await client.ReceiveAllAsync()).ShouldBe("response"u8.ToArray());
        sink.EndCount.ShouldBe(1);
        connection.Release();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_reset_ends_receiving_with_its_exception(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        ProbeSink sink = new();
        connection.Start(sink);
        await client.SendAllAsync(new byte[1]);
        _ = await sink.ReadAsync(1);

        client.Reset();

        (await sink.Ended.InTime()).ShouldBeOfType<ConnectionResetException>();
        connection.Flush(new byte[1]).ShouldBe(FlushOutcome.Failed);
        sink.EndCount.ShouldBe(1);
        connection.Release();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_reset_before_the_start_is_told_after_it(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        client.Reset();
        ProbeSink sink = new();

        connection.Start(sink);

        (await sink.Ended.InTime()).ShouldBeOfType<ConnectionResetException>();
        connection.Release();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_reset_that_a_flush_meets_first_is_still_told_as_one(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        TaskCompletionSource reset = new();
        ProbeSink sink = new()
        {
            Turn = () =>
            {
                // On the loop, so the reset cannot be received before the flush.
                client.Reset();
                while (connection.Flush(new byte[1]) == FlushOutcome.Completed) { }

                reset.SetResult();
            },
        };
        connection.Start(sink);
        await client.SendAllAsync(new byte[1]);

        await reset.Task.InTime();
        (await sink.Ended.InTime()).ShouldBeOfType<ConnectionResetException>();
        connection.Release();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task To_stop_reading_ends_receiving_in_order(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        ProbeSink sink = new();
        connection.Start(sink);

        connection.StopReading();
        connection.StopReading();

        (await sink.Ended.InTime()).ShouldBeNull();
        connection.Flush("still"u8.ToArray()).ShouldBe(FlushOutcome.Completed);
        (await client.ReceiveExactlyAsync(5)).ShouldBe("still"u8.ToArray());
        sink.EndCount.ShouldBe(1);
        connection.Release();
        (await client.ReceiveAllAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task An_abort_resets_the_peer_and_ends_receiving(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        ProbeSink sink = new();
        connection.Start(sink);

        connection.Abort();
        connection.Abort();

        (await sink.Ended.InTime()).ShouldBeOfType<ConnectionAbortedException>();
        await client.ShouldBeResetAsync();
        connection.Flush(new byte[1]).ShouldBe(FlushOutcome.Failed);
        connection.Release();
        connection.Abort();
        sink.EndCount.ShouldBe(1);
    }

    [Fact]
    public async Task An_aborted_connection_that_nobody_releases_does_not_keep_its_loop_awake()
    {
        await using RawServer server = await RawServer.StartAsync(EventLoopTransportKind.Epoll);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        ProbeSink sink = new();
        connection.Start(sink);
        await client.SendAllAsync(new byte[1]);
        _ = await sink.ReadAsync(1);
        int descriptor = ((LoopConnection)connection).Descriptor;
        EpollSet.Watches(descriptor).ShouldBeTrue();

        connection.Abort();
        _ = await sink.Ended.InTime();
        await client.ShouldBeResetAsync();
        await server.PassAsync();

        // Hang-up and error cannot be masked: as long as the socket is in the set, every wait returns at once.
        EpollSet.Watches(descriptor).ShouldBeFalse();
        connection.Release();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_reset_is_told_while_reading_is_paused(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        ProbeSink sink = new();
        connection.Start(sink);
        await client.SendAllAsync(new byte[1]);
        _ = await sink.ReadAsync(1);
        connection.PauseReading();

        client.Reset();

        (await sink.Ended.InTime()).ShouldBeOfType<ConnectionResetException>();
        connection.Release();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task Fin_waits_while_reading_is_paused(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        bool pausing = true;
        using SemaphoreSlim turns = new(0);
        ProbeSink sink = new()
        {
            Turn = () =>
            {
                if (pausing)
                {
                    connection.PauseReading();
                }

                _ = turns.Release();
            },
        };
        connection.Start(sink);

        // Twice, as the first byte may have been received for the first owner already, with the next one on its way.
        for (int i = 0; i < 2; i++)
        {
            connection.ResumeReading();
            await client.SendAllAsync(new byte[1]);
            _ = await sink.ReadAsync(1);
            await turns.WaitAsync().InTime();
            await server.PassAsync();
        }

        await client.SendAllAsync("later"u8.ToArray());
        client.Shutdown(SocketShutdown.Send);

        // Both sides have ended, which epoll reports whether it is asked or not.
        connection.CompleteOutput();
        (await client.ReceiveAllAsync()).ShouldBeEmpty();
        await server.PassAsync();
        sink.EndCount.ShouldBe(0);
        sink.ReceivedCount.ShouldBe(2);

        pausing = false;
        connection.ResumeReading();
        (await sink.ReadAsync(5)).ShouldBe("later"u8.ToArray());
        (await sink.Ended.InTime()).ShouldBeNull();
        connection.Release();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task An_abort_is_told_while_reading_is_paused(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        ProbeSink sink = new();
        connection.Start(sink);
        connection.PauseReading();

        connection.Abort();

        (await sink.Ended.InTime()).ShouldBeOfType<ConnectionAbortedException>();
        connection.Release();
        await client.ShouldBeResetAsync();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task The_end_of_the_loops_ends_every_connection(EventLoopTransportKind kind)
    {
        RawServer server = await RawServer.StartAsync(kind, options => options.LoopCount = 2);
        List<(Socket Client, ProbeSink Sink)> connections = [];
        for (int i = 0; i < 8; i++)
        {
            (Socket client, ITransportConnection connection) = await server.ConnectAsync();
            ProbeSink sink = new();
            connection.Start(sink);
            connections.Add((client, sink));
        }

        await server.DisposeAsync();

        foreach ((Socket client, ProbeSink sink) in connections)
        {
            (await sink.Ended.InTime()).ShouldBeOfType<ConnectionAbortedException>();
            await client.ShouldBeResetAsync();
            client.Dispose();
        }
    }
}
