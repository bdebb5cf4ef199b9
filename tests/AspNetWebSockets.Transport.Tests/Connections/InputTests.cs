using System.Net.Sockets;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>What the peer sends reaches the sink once and in order, at the pace that the sink allows.</summary>
public sealed class InputTests
{
    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_million_segments_of_one_byte_arrive(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        byte[] pattern = Wire.Pattern(1_000_000);
        int received = 0;
        bool same = true;
        ProbeSink sink = new()
        {
            Receive = (data, _) =>
            {
                same &= data.Span.SequenceEqual(pattern.AsSpan(received, data.Length));
                received += data.Length;
            },
        };
        connection.Start(sink);

        // Nagle's algorithm is off: one segment each. On a thread of its own, as that many waits take long.
        await Task.Run(() =>
            {
                for (int i = 0; i < pattern.Length; i++)
                {
                    _ = client.Send(pattern.AsSpan(i, 1));
                }
            })
            .InTime();
        client.Shutdown(SocketShutdown.Send);

        (await sink.Ended.InTime()).ShouldBeNull();
        received.ShouldBe(pattern.Length);
        same.ShouldBeTrue();
        connection.Release();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_paused_connection_holds_the_peer_back(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        byte[] pattern = Wire.Pattern(64 * 1024 * 1024);
        int received = 0;
        bool same = true;
        TaskCompletionSource paused = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ProbeSink sink = new()
        {
            Receive = (data, _) =>
            {
                same &= data.Span.SequenceEqual(pattern.AsSpan(received, data.Length));
                received += data.Length;
                if (paused.TrySetResult())
                {
                    connection.PauseReading();
                }
            },
        };
        connection.Start(sink);
        Task sending = client.SendAllAsync(pattern);
        await paused.Task.InTime();
        await server.PassAsync();

        // What was on its way may have come after the pause, but no more than that.
        int held = received;
        held.ShouldBeLessThan(pattern.Length / 4);
        await server.PassAsync();
        received.ShouldBe(held);
        sending.IsCompleted.ShouldBeFalse();

        connection.ResumeReading();
        await sending.InTime();
        client.Shutdown(SocketShutdown.Send);
        _ = await sink.Ended.InTime();
        received.ShouldBe(pattern.Length);
        same.ShouldBeTrue();
        connection.Release();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task Lent_bytes_may_be_read_until_the_turn_is_over(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        ReadOnlyMemory<byte> lent = default;
        TaskCompletionSource<byte[]> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ProbeSink sink = new()
        {
            Receive = (data, isLent) => lent = isLent ? data : throw new InvalidOperationException("not lent"),
            Turn = () => seen.TrySetResult(lent.ToArray()),
        };
        connection.Start(sink);

        await client.SendAllAsync("abc"u8.ToArray());

        (await seen.Task.InTime()).ShouldBe("abc"u8.ToArray());
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task Two_thousand_connections_are_served_at_once(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind, options => options.LoopCount = 2);
        List<Socket> clients = [];
        for (int i = 0; i < 2000; i++)
        {
            (Socket client, ITransportConnection connection) = await server.ConnectAsync();
            connection.Start(new EchoSink(connection));
            clients.Add(client);
        }

        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < clients.Count; i++)
            {
                _ = clients[i].Send(BitConverter.GetBytes(i + round));
            }

            for (int i = 0; i < clients.Count; i++)
            {
                BitConverter.ToInt32(await clients[i].ReceiveExactlyAsync(4)).ShouldBe(i + round);
            }
        }

        clients.ForEach(client => client.Dispose());
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_sink_that_throws_ends_its_own_connection_only(EventLoopTransportKind kind)
    {
        await using RawServer server = await RawServer.StartAsync(kind);
        (Socket client, ITransportConnection connection) = await server.ConnectAsync();
        using Socket owned = client;
        (Socket other, ITransportConnection otherConnection) = await server.ConnectAsync();
        using Socket otherOwned = other;
        otherConnection.Start(new EchoSink(otherConnection));
        ProbeSink sink = new() { Turn = () => throw new InvalidOperationException("a fault of the sink") };
        connection.Start(sink);

        await client.SendAllAsync(new byte[1]);

        await client.ShouldBeResetAsync();
        _ = await sink.Ended.InTime();
        await other.SendAllAsync("on"u8.ToArray());
        (await other.ReceiveExactlyAsync(2)).ShouldBe("on"u8.ToArray());
        server.Logs.All.ShouldContain(record =>
            record.EventId == 3003 && record.Exception!.Message == "a fault of the sink"
        );
        connection.Release();
    }
}
