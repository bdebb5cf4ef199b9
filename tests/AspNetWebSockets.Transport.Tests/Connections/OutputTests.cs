using System.Net.Sockets;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>What is flushed arrives once, in order, whatever the peer's pace.</summary>
public sealed class OutputTests
{
    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task Nothing_can_be_flushed(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        connection.Start(new ProbeSink());

        connection.Flush(default).ShouldBe(FlushOutcome.Completed);
        connection.GetSpan(0).Length.ShouldBeGreaterThan(0);
        connection.Flush(default).ShouldBe(FlushOutcome.Completed);
        connection.Flush("x"u8.ToArray()).ShouldBe(FlushOutcome.Completed);

        (await client.ReceiveExactlyAsync(1)).ShouldBe("x"u8.ToArray());
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task What_was_written_goes_before_the_payload(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        connection.Start(new ProbeSink());

        byte[] pattern = Wire.Pattern(1_000_000);
        Task<byte[]> received = client.ReceiveExactlyAsync(pattern.Length);
        int written = 0;
        foreach (int part in (int[])[1, 14, 20_000, 20_000, 1, 40_000, 0, 100_000, 7, 32 * 1024, 300_000])
        {
            pattern.AsSpan(written, part).CopyTo(connection.GetSpan(part));
            connection.Advance(part);
            written += part;
        }

        connection.Flush(pattern.AsMemory(written)).ShouldNotBe(FlushOutcome.Failed);

        (await received).AsSpan().SequenceEqual(pattern).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task More_blocks_than_one_call_takes_arrive_in_order(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        connection.Start(new ProbeSink());

        byte[] pattern = Wire.Pattern(64 * 30_000);
        Task<byte[]> received = client.ReceiveExactlyAsync(pattern.Length);
        for (int i = 0; i < 64; i++)
        {
            pattern.AsSpan(i * 30_000, 30_000).CopyTo(connection.GetSpan(30_000));
            connection.Advance(30_000);
        }

        connection.Flush(default).ShouldNotBe(FlushOutcome.Failed);

        (await received).AsSpan().SequenceEqual(pattern).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_peer_that_stops_makes_a_flush_pending_until_it_goes_on(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        ProbeSink sink = new();
        connection.Start(sink);

        byte[] pattern = Wire.Pattern(32 * 1024 * 1024);
        connection.GetSpan(1)[0] = 77;
        connection.Advance(1);
        connection.Flush(pattern).ShouldBe(FlushOutcome.Pending);

        // Written meanwhile: goes with the next flush.
        connection.GetSpan(1)[0] = 88;
        connection.Advance(1);
        sink.FlushedCount.ShouldBe(0);

        (await client.ReceiveExactlyAsync(1))[0].ShouldBe((byte)77);
        (await client.ReceiveExactlyAsync(pattern.Length)).AsSpan().SequenceEqual(pattern).ShouldBeTrue();
        (await sink.NextFlushed()).ShouldBeNull();
        await sink.Progressed.InTime();
        connection.Flush(default).ShouldBe(FlushOutcome.Completed);
        (await client.ReceiveExactlyAsync(1))[0].ShouldBe((byte)88);
        sink.FlushedCount.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task An_abort_fails_the_pending_flush_and_ends_receiving(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        ProbeSink sink = new();
        connection.Start(sink);
        connection.Flush(new byte[32 * 1024 * 1024]).ShouldBe(FlushOutcome.Pending);

        connection.Abort();

        (await sink.NextFlushed()).ShouldNotBeNull();
        (await sink.Ended.InTime()).ShouldNotBeNull();
        sink.FlushedCount.ShouldBe(1);
        sink.EndCount.ShouldBe(1);
        connection.Release();
        await client.ShouldBeResetAsync();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_reset_fails_the_pending_flush_and_ends_receiving(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        ProbeSink sink = new();
        connection.Start(sink);
        connection.Flush(new byte[32 * 1024 * 1024]).ShouldBe(FlushOutcome.Pending);

        client.Reset();

        (await sink.NextFlushed()).ShouldNotBeNull();
        (await sink.Ended.InTime()).ShouldNotBeNull();
        sink.FlushedCount.ShouldBe(1);
        sink.EndCount.ShouldBe(1);
        connection.Release();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_pending_flush_goes_on_after_the_peer_has_ended_its_side(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        ProbeSink sink = new();
        connection.Start(sink);
        byte[] pattern = Wire.Pattern(16 * 1024 * 1024);
        connection.Flush(pattern).ShouldBe(FlushOutcome.Pending);
        client.Shutdown(SocketShutdown.Send);
        (await sink.Ended.InTime()).ShouldBeNull();

        (await client.ReceiveExactlyAsync(pattern.Length)).AsSpan().SequenceEqual(pattern).ShouldBeTrue();
        (await sink.NextFlushed()).ShouldBeNull();
        connection.Release();
        (await client.ReceiveAllAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task What_was_flushed_arrives_although_the_connection_is_released(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        ProbeSink sink = new();
        connection.Start(sink);
        client.Shutdown(SocketShutdown.Send);
        _ = await sink.Ended.InTime();

        connection.Flush("bye"u8.ToArray()).ShouldBe(FlushOutcome.Completed);
        connection.CompleteOutput();
        connection.Release();

        (await client.ReceiveAllAsync()).ShouldBe("bye"u8.ToArray());
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task Any_thread_may_flush(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        connection.Start(new ProbeSink());
        byte[] pattern = Wire.Pattern(10_000);
        Task<byte[]> received = client.ReceiveExactlyAsync(pattern.Length);

        for (int i = 0; i < pattern.Length; i++)
        {
            int index = i;
            await Task.Run(() =>
                {
                    connection.GetSpan(1)[0] = pattern[index];
                    connection.Advance(1);
                    connection.Flush(default).ShouldBe(FlushOutcome.Completed);
                })
                .InTime();
        }

        (await received).ShouldBe(pattern);
    }
}
