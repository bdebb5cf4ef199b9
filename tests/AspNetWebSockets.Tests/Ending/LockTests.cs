using System.IO.Pipelines;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>"One lock, which is never held while the transport is called to flush or read": a transport may call back, or wait for whom it likes.</summary>
public sealed class LockTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_lock_is_free_whenever_the_transport_is_called()
    {
        HashSet<string> called = new(StringComparer.Ordinal);
        List<string> held = [];
        WebSocketConnection? connection = null;
        await using (
            ConnectionPair pair = new(onCall: call =>
            {
                if (connection is not { } server || call is nameof(PipeWriter.GetSpan))
                {
                    return;
                }

                _ = called.Add(call);
                if (!IsFree(server))
                {
                    held.Add(call);
                }
            })
        )
        {
            connection = pair.Server;
            pair.Client.Send(ClientFrame.Text("a"), ClientFrame.Ping());
            _ = await pair.ReceiveTextAsync();
            await pair.SendTextAsync("b");
            pair.Time.Advance(TimeSpan.FromSeconds(30));
            pair.Client.Send(ClientFrame.Close(1000));
            await pair.SendCloseAsync();
            pair.Time.Advance(TimeSpan.FromSeconds(5));
        }

        held.ShouldBeEmpty();
        called.ShouldBe(
            [
                nameof(PipeReader.ReadAsync),
                nameof(PipeReader.AdvanceTo),
                nameof(PipeReader.CancelPendingRead),
                nameof(PipeWriter.FlushAsync),
                nameof(PipeWriter.CancelPendingFlush),
                nameof(PipeWriter.Complete),
                nameof(IAbortablePipe.Abort),
            ],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task The_lock_is_free_when_a_token_that_is_cancelled_while_a_call_begins_aborts_the_connection()
    {
        WebSocketConnection? connection = null;
        List<string> held = [];
        for (int i = 0; i < 2000; i++)
        {
            await using ConnectionPair pair = new(onCall: call =>
            {
                if (call is nameof(IAbortablePipe.Abort) && !IsFree(connection!))
                {
                    held.Add(call);
                }
            });
            connection = pair.Server;
            using CancellationTokenSource source = new();
            int ready = 0;
            Task cancel = Task.Run(
                () =>
                {
                    _ = Interlocked.Increment(ref ready);
                    SpinWait.SpinUntil(() => Volatile.Read(ref ready) == 2, Bound).ShouldBeTrue();
                    source.Cancel();
                },
                TestContext.Current.CancellationToken
            );
            SpinWait.SpinUntil(() => Volatile.Read(ref ready) == 1, Bound).ShouldBeTrue();
            _ = Interlocked.Increment(ref ready);
            Task receive = pair.Server.ReceiveAsync(new byte[1], source.Token).AsTask();
            await cancel.InTimeAsync();
            await Should.ThrowAsync<OperationCanceledException>(receive.InTimeAsync());
        }

        held.ShouldBeEmpty();
    }

    // Another thread can take it.
    private static bool IsFree(WebSocketConnection connection)
    {
        using ManualResetEventSlim taken = new();
        Thread probe = new(() =>
        {
            _ = connection.RoundTripTime;
            taken.Set();
        });
        probe.Start();
        return taken.Wait(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
    }
}
