using System.Net.Sockets;

namespace AspNetWebSockets.Transport.Tests.IoUring;

/// <summary>What only the io_uring loop does: buffers that all connections share, sends that wait for the end of a round.</summary>
public sealed class IoUringConnectionTests
{
    // Above what goes through the arena, and above what may wait for the peer.
    private static readonly int[] s_sizes = [20, 20, 3000, 5000, 20, 70_000, 1, 4096, 4097, 200_000, 20];

    public static TheoryData<EventLoopTransportKind> Kinds =>
        [.. LoopKinds.All.Select(row => row.Data).Where(kind => kind == EventLoopTransportKind.IoUring)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Connections_that_together_send_more_than_there_are_buffers_lose_nothing(
        EventLoopTransportKind kind
    )
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        byte[] pattern = Wire.Pattern(3 * 1024 * 1024);
        List<Task> echoes = [];
        for (int i = 0; i < 16; i++)
        {
            (Socket client, ITransportConnection connection) = await server.ConnectAsync();
            connection.Start(new EchoSink(connection));
            echoes.Add(EchoAsync(client, pattern));
        }

        await Task.WhenAll(echoes);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Output_keeps_its_order_whichever_way_it_goes(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        const int rounds = 12;
        byte[] pattern = Wire.Pattern(rounds * s_sizes.Sum());
        using SemaphoreSlim turn = new(0);
        int sent = 0;
        int index = 0;
        ProbeSink? sink = null;
        sink = new ProbeSink
        {
            Turn = () =>
            {
                // Several in one turn: the first goes through the arena, the rest waits behind it.
                while (index < rounds * s_sizes.Length && SendNext() != FlushOutcome.Pending && index % 4 != 0) { }
                _ = turn.Release();
            },
        };
        FlushOutcome last = FlushOutcome.Completed;
        FlushOutcome SendNext()
        {
            int size = s_sizes[index++ % s_sizes.Length];
            int head = Math.Min(size, 14);
            pattern.AsSpan(sent, head).CopyTo(connection.GetSpan(head));
            connection.Advance(head);
            last = connection.Flush(pattern.AsMemory(sent + head, size - head));
            sent += size;
            return last;
        }

        connection.Start(sink);
        Task<byte[]> received = client.ReceiveExactlyAsync(pattern.Length);
        bool onLoop = false;
        while (index < rounds * s_sizes.Length)
        {
            onLoop = !onLoop;
            if (onLoop)
            {
                await client.SendAllAsync(new byte[1]);
                await turn.WaitAsync(Bound.Time, TestContext.Current.CancellationToken);
            }
            else
            {
                _ = SendNext();
            }

            if (last == FlushOutcome.Pending)
            {
                (await sink.NextFlushed()).ShouldBeNull();
                last = FlushOutcome.Completed;
            }
        }

        (await received).AsSpan().SequenceEqual(pattern).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Small_output_that_the_peer_does_not_take_becomes_pending_and_is_sent_when_it_does(
        EventLoopTransportKind kind
    )
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        byte[] pattern = Wire.Pattern(64 * 1024 * 1024);
        int sent = 0;
        TaskCompletionSource pending = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ProbeSink sink = new()
        {
            Turn = () =>
            {
                if (connection.Flush(pattern.AsMemory(sent, 3000)) == FlushOutcome.Pending)
                {
                    pending.SetResult();
                }

                Volatile.Write(ref sent, sent + 3000);
            },
        };
        connection.Start(sink);
        while (!pending.Task.IsCompleted)
        {
            int before = sent;
            await client.SendAllAsync(new byte[1]);
            await Eventually.BecomesAsync(() => Volatile.Read(ref sent) > before);
        }

        byte[] received = await client.ReceiveExactlyAsync(sent);

        received.AsSpan().SequenceEqual(pattern.AsSpan(0, sent)).ShouldBeTrue();
        (await sink.NextFlushed()).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_flushed_in_the_turn_that_releases_the_connection_is_sent_before_it_is_closed(
        EventLoopTransportKind kind
    )
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ProbeSink sink = new()
        {
            Turn = () =>
            {
                connection.Flush("first "u8.ToArray()).ShouldBe(FlushOutcome.Completed);
                connection.Flush("second"u8.ToArray()).ShouldBe(FlushOutcome.Completed);
                connection.StopReading();
                connection.Release();
                done.SetResult();
            },
        };
        connection.Start(sink);
        await client.SendAllAsync(new byte[1]);
        await done.Task.InTime();

        (await client.ReceiveAllAsync()).ShouldBe("first second"u8.ToArray());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_flushed_in_the_turn_that_completes_the_output_is_sent_before_its_end(
        EventLoopTransportKind kind
    )
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        bool completed = false;
        ProbeSink sink = new()
        {
            Turn = () =>
            {
                if (!completed)
                {
                    completed = true;
                    connection.Flush("last words"u8.ToArray()).ShouldBe(FlushOutcome.Completed);
                    connection.CompleteOutput();
                }
            },
        };
        connection.Start(sink);
        await client.SendAllAsync(new byte[1]);

        (await client.ReceiveAllAsync()).ShouldBe("last words"u8.ToArray());
        await client.SendAllAsync(new byte[1]);
        (await sink.ReadAsync(2)).Length.ShouldBe(2);
        connection.Release();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Nothing_is_allocated_per_message(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        byte[] message = new byte[20];
        long[] allocated = new long[2000];
        int count = 0;
        ProbeSink sink = new()
        {
            Receive = (_, _) => { },
            Turn = () =>
            {
                message.CopyTo(connection.GetSpan(message.Length));
                connection.Advance(message.Length);
                allocated[count++] = GC.GetAllocatedBytesForCurrentThread();
                _ = connection.Flush(default);
            },
        };
        connection.Start(sink);
        for (int i = 0; i < allocated.Length; i++)
        {
            await client.SendAllAsync(message);
            _ = await client.ReceiveExactlyAsync(message.Length);
        }

        // The first half may fill pools and tables.
        allocated[^1].ShouldBe(allocated[allocated.Length / 2]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_turn_that_computes_in_user_mode_delays_no_other_connection(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket busyClient, ITransportConnection busyConnection) = await server.ConnectAsync();
        using Socket busyOwned = busyClient;
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        connection.Start(new EchoSink(connection));
        bool released = false;
        ProbeSink sink = new()
        {
            Turn = () =>
            {
                while (!Volatile.Read(ref released)) { }
            },
        };
        busyConnection.Start(sink);
        await busyClient.SendAllAsync(new byte[1]);
        await sink.Stalled.InTime();

        TimeSpan worst = TimeSpan.Zero;
        for (int i = 0; i < 50; i++)
        {
            long start = TimeProvider.System.GetTimestamp();
            await client.SendAllAsync(new byte[1]);
            _ = await client.ReceiveExactlyAsync(1);
            TimeSpan time = TimeProvider.System.GetElapsedTime(start);
            worst = time > worst ? time : worst;
        }

        Volatile.Write(ref released, true);
        // It would be for ever; a machine with more to do than processors schedules the spinning thread late.
        worst.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_another_thread_has_asked_for_goes_on_when_the_first_leads_again(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket blockedClient, ITransportConnection blockedConnection) = await server.ConnectAsync();
        using Socket blockedOwned = blockedClient;
        using ManualResetEventSlim release = new();
        bool block = true;
        TaskCompletionSource<Thread> returned = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ProbeSink sink = new()
        {
            Turn = () =>
            {
                if (block)
                {
                    block = false;
                    _ = release.Wait(Bound.Time, CancellationToken.None);
                    returned.SetResult(Thread.CurrentThread);
                }
            },
        };
        blockedConnection.Start(sink);
        await blockedClient.SendAllAsync(new byte[1]);
        await sink.Stalled.InTime();
        List<(Socket Client, ProbeSink Sink)> others = [];
        for (int i = 0; i < 20; i++)
        {
            (Socket client, ITransportConnection connection) = await server.ConnectAsync();
            Thread? thread = null;
            ProbeSink echo = new() { Turn = () => thread = Thread.CurrentThread };
            connection.Start(echo);
            await client.SendAllAsync(new byte[] { 1 });
            (await echo.ReadAsync(1)).ShouldBe([1]);
            others.Add((client, echo));
        }

        release.Set();
        Thread home = await returned.Task.InTime();
        await server.PassAsync();

        foreach ((Socket client, ProbeSink echo) in others)
        {
            await client.SendAllAsync(new byte[] { 2, 3 });
            (await echo.ReadAsync(2)).ShouldBe([2, 3]);
            client.Dispose();
        }

        home.IsAlive.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Large_and_small_pieces_alternate(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        connection.Start(new EchoSink(connection));
        byte[] pattern = Wire.Pattern(300_000);

        for (int round = 0; round < 3; round++)
        {
            Task sending = client.SendAllAsync(pattern);
            (await client.ReceiveExactlyAsync(pattern.Length)).AsSpan().SequenceEqual(pattern).ShouldBeTrue();
            await sending;
            for (int i = 0; i < 40; i++)
            {
                await client.SendAllAsync(pattern.AsMemory(i, 20));
                (await client.ReceiveExactlyAsync(20)).ShouldBe(pattern[i..(i + 20)]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_turn_that_blocks_over_a_large_piece_does_not_keep_the_rest_from_coming(
        EventLoopTransportKind kind
    )
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        using ManualResetEventSlim release = new();
        byte[] pattern = Wire.Pattern(1024 * 1024);
        int received = 0;
        bool same = true;
        TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bool block = true;
        ProbeSink sink = new()
        {
            Receive = (data, _) =>
            {
                same &= data.Span.SequenceEqual(pattern.AsSpan(received, data.Length));
                received += data.Length;
                if (received == pattern.Length)
                {
                    all.SetResult();
                }
            },
            Turn = () =>
            {
                if (block && received > pattern.Length / 2)
                {
                    block = false;
                    _ = release.Wait(Bound.Time, CancellationToken.None);
                }
            },
        };
        connection.Start(sink);

        await client.SendAllAsync(pattern.AsMemory(0, (pattern.Length / 2) + 1));
        await sink.Stalled.InTime();
        await client.SendAllAsync(pattern.AsMemory((pattern.Length / 2) + 1));

        await all.Task.InTime();
        release.Set();
        same.ShouldBeTrue();
    }

    private static async Task EchoAsync(Socket client, byte[] pattern)
    {
        using Socket owned = client;
        Task sending = client.SendAllAsync(pattern);
        byte[] received = await client.ReceiveExactlyAsync(pattern.Length);
        await sending;
        received.AsSpan().SequenceEqual(pattern).ShouldBeTrue();
    }
}
