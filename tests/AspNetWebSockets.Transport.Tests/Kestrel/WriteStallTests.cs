using System.IO.Pipelines;
using System.Net.Sockets;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Connections;

namespace AspNetWebSockets.Transport.Tests;

/// <summary><see cref="EventLoopTransportOptions.WriteStallTimeout"/>: what the server has written before it was done waits for the peer, but not for ever.</summary>
public sealed class WriteStallTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    // More than two kernels hold.
    private static readonly byte[] s_last = Wire.Pattern(32 * 1024 * 1024);

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_peer_that_takes_nothing_is_aborted(EventLoopTransportKind kind)
    {
        ManualTimeProvider time = new();
        await using TestServer server = await StartAsync(kind, time);
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        Task aborted = server.Logs.WaitForAsync(record => record.Message.Contains("WriteStallTimeout"));

        // The first time may still see the kernels take their part.
        while (
            await Task.WhenAny(aborted, time.WaitForTimerAsync(Timeout, TestContext.Current.CancellationToken)).InTime()
            != aborted
        )
        {
            time.Advance(Timeout);
        }

        await client.ShouldBeResetAsync();
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task A_slow_one_gets_everything(EventLoopTransportKind kind)
    {
        ManualTimeProvider time = new();
        await using TestServer server = await StartAsync(kind, time);
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        await time.WaitForTimerAsync(Timeout, TestContext.Current.CancellationToken);

        int taken = s_last.Length / 4 * 3;
        (await client.ReceiveExactlyAsync(taken)).AsSpan().SequenceEqual(s_last.AsSpan(0, taken)).ShouldBeTrue();
        time.Advance(Timeout);

        (await client.ReceiveAllAsync()).AsSpan().SequenceEqual(s_last.AsSpan(taken)).ShouldBeTrue();
    }

    private static Task<TestServer> StartAsync(EventLoopTransportKind kind, TimeProvider time) =>
        TestServer.StartAsync(
            kind,
            _ => { },
            listen: endpoint =>
                endpoint.Run(connection =>
                {
                    // Not awaited: the server is done with the connection while its peer has not taken the last of it.
                    ValueTask<FlushResult> write = connection.Transport.Output.WriteAsync(s_last);
                    write.IsCompleted.ShouldBeFalse();
                    return Task.CompletedTask;
                }),
            timeProvider: time
        );
}
