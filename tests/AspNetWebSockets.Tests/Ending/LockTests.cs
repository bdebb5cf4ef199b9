using System.IO.Pipelines;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>"One lock, which is never held while the transport is called to flush or read": a transport may call back, or wait for whom it likes.</summary>
public sealed class LockTests
{
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
                nameof(IWebSocketTransport.Abort),
            ],
            ignoreOrder: true
        );
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
