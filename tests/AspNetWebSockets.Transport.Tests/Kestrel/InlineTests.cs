using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>Who uses the pipe can have its continuations on the loop.</summary>
public sealed class InlineTests
{
    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task Continuations_run_on_the_loop_from_the_call_on(EventLoopTransportKind kind)
    {
        // A reader that finds data when it looks for more goes on where it is, on the thread pool at first. On the loop it
        // always has to wait, as nothing is received meanwhile.
        List<bool> threads = [.. (await ThreadsAsync(kind, onThreadPool: false)).SkipWhile(onLoop => !onLoop)];
        threads.ShouldNotBeEmpty();
        threads.ShouldAllBe(onLoop => onLoop);
    }

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task Not_when_the_thread_pool_is_wanted(EventLoopTransportKind kind) =>
        (await ThreadsAsync(kind, onThreadPool: true)).ShouldAllBe(onLoop => !onLoop);

    [Theory]
    [MemberData(nameof(LoopKinds.All), MemberType = typeof(LoopKinds))]
    public async Task What_blocks_there_delays_no_other_connection(EventLoopTransportKind kind)
    {
        using ManualResetEventSlim release = new();
        TaskCompletionSource blocked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestServer server = await TestServer.StartAsync(
            kind,
            _ => { },
            options => options.LoopCount = 1,
            endpoint =>
                endpoint.Run(async connection =>
                {
                    connection.Features.GetRequiredFeature<IConnectionTakeOverFeature>().RunInline();
                    await EchoAsync(
                        connection,
                        text =>
                        {
                            if (text is "block" && blocked.TrySetResult())
                            {
                                release.Wait(TimeSpan.FromSeconds(30), CancellationToken.None).ShouldBeTrue();
                            }
                        }
                    );
                })
        );
        using Socket stuck = await HttpWire.ConnectAsync(server.EndPoint);
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);
        await RoundTripAsync(client, "before");
        await RoundTripAsync(stuck, "before");
        await stuck.SendTextAsync("block");
        await blocked.Task.InTime();

        for (int i = 0; i < 10; i++)
        {
            await RoundTripAsync(client, "meanwhile");
        }

        release.Set();
        (await stuck.ReceiveExactlyAsync(5)).ShouldBe("block"u8.ToArray());
    }

    private static async Task<List<bool>> ThreadsAsync(EventLoopTransportKind kind, bool onThreadPool)
    {
        List<bool> onLoop = [];
        await using TestServer server = await TestServer.StartAsync(
            kind,
            _ => { },
            options => options.RunOnThreadPool = onThreadPool,
            endpoint =>
                endpoint.Run(async connection =>
                {
                    connection.Features.GetRequiredFeature<IConnectionTakeOverFeature>().RunInline();
                    await EchoAsync(connection, _ => onLoop.Add(LoopWorker.Current is not null));
                })
        );
        using Socket client = await HttpWire.ConnectAsync(server.EndPoint);

        for (int i = 0; i < 50; i++)
        {
            await RoundTripAsync(client, $"{i}");
        }

        onLoop.Count.ShouldBe(50);
        return onLoop;
    }

    private static async Task RoundTripAsync(Socket client, string text)
    {
        await client.SendTextAsync(text);
        _ = await client.ReceiveExactlyAsync(text.Length);
    }

    private static async Task EchoAsync(ConnectionContext connection, Action<string> observe)
    {
        while (true)
        {
            ReadResult result = await connection.Transport.Input.ReadAsync();
            if (result.Buffer.IsEmpty && result.IsCompleted)
            {
                return;
            }

            observe(System.Text.Encoding.ASCII.GetString(result.Buffer.ToArray()));
            _ = await connection.Transport.Output.WriteAsync(result.Buffer.ToArray());
            connection.Transport.Input.AdvanceTo(result.Buffer.End);
        }
    }
}
