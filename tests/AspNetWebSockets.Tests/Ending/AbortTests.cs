using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary><c>Abort</c> cuts the connection and fails every pending call at once, from any thread, any number of times.</summary>
public sealed class AbortTests
{
    [Theory]
    [InlineData(TransportEnding.HalfClose)]
    [InlineData(TransportEnding.Close)]
    [InlineData(TransportEnding.None)]
    public async Task It_wakes_the_pending_receive_and_the_pending_send(TransportEnding ending)
    {
        await using ConnectionPair pair = new(completion: (OutputCompletion)ending);
        Task receive = pair.ReceiveAsync();
        Task send = pair.SendBinaryAsync(new byte[1_000_000]);
        pair.Server.Abort();
        foreach (Task pending in new[] { receive, send })
        {
            WebSocketException exception = await Should.ThrowAsync<WebSocketException>(pending.InTimeAsync());
            exception.WebSocketErrorCode.ShouldBe(WebSocketError.InvalidState);
            exception.Message.ShouldContain("aborted");
        }

        pair.Server.IsAborted.ShouldBeTrue();
        pair.Server.IsPeerConnected.ShouldBeFalse();
        await Should.ThrowAsync<IOException>(pair.Client.ReadFrameAsync());
    }

    [Fact]
    public async Task A_connection_whose_input_ended_behind_what_nobody_received_ends()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(ClientFrame.Text("unread"));
        pair.Client.Send(ClientFrame.Build(3, []), ClientFrame.Text("behind the broken rule"));
        pair.Client.Shutdown();
        pair.Server.Abort();
        await pair.Server.DisposeAsync().InTimeAsync();
    }

    [Fact]
    public async Task It_wakes_a_close_frame_that_is_held_back()
    {
        await using ConnectionPair pair = new();
        pair.StallWithPongs();
        Task close = pair.SendCloseAsync();
        pair.Server.Abort();
        await Should.ThrowAsync<WebSocketException>(close.InTimeAsync());
    }

    [Fact]
    public async Task It_may_be_called_from_many_threads_and_again()
    {
        await using ConnectionPair pair = new();
        Task receive = pair.ReceiveAsync();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(pair.Server.Abort))).InTimeAsync();
        pair.Server.Abort();
        await Should.ThrowAsync<WebSocketException>(receive.InTimeAsync());
        pair.Transport.Aborts.ShouldBe(1);
    }

    [Fact]
    public async Task Every_later_call_fails()
    {
        await using ConnectionPair pair = new();
        pair.Client.Send(ClientFrame.Text("unread"));
        pair.Server.Abort();
        await Should.ThrowAsync<WebSocketException>(() => pair.ReceiveAsync());
        await Should.ThrowAsync<WebSocketException>(() => pair.SendTextAsync("a"));
        await Should.ThrowAsync<WebSocketException>(() => pair.SendCloseAsync());
    }

    [Fact]
    public async Task After_the_end_it_is_harmless()
    {
        await using ConnectionPair pair = new();
        await pair.SendCloseAsync();
        pair.Client.Send(ClientFrame.Close(1000));
        pair.Client.Shutdown();
        await pair.Server.DisposeAsync().InTimeAsync();
        pair.Server.Abort();
        pair.Server.StartCloseTimeout();
        pair.Time.Advance(TimeSpan.FromHours(1));
        pair.Transport.Aborts.ShouldBe(0, "the transport is the server's again");
    }

    [Fact]
    public async Task Before_reading_has_begun_it_makes_a_connection_that_is_aborted_from_birth()
    {
        await using ConnectionPair pair = new(start: false);
        pair.Server.Abort();
        pair.Server.Start();
        await Should.ThrowAsync<WebSocketException>(() => pair.ReceiveAsync());
        await pair.Server.DisposeAsync().InTimeAsync();
    }

    [Fact]
    public async Task A_transport_that_fails_to_abort_does_not_keep_the_calls_pending()
    {
        await using ConnectionPair pair = new(onCall: static call =>
        {
            if (call is nameof(IAbortablePipe.Abort))
            {
                throw new InvalidOperationException("no");
            }
        })
        {
            ErrorsExpected = true,
        };
        Task receive = pair.ReceiveAsync();
        pair.Server.Abort();
        await Should.ThrowAsync<WebSocketException>(receive.InTimeAsync());
        await pair.Server.DisposeAsync().InTimeAsync();
        pair.Log.Errors.ShouldHaveSingleItem().EventId.ShouldBe(1003);
    }

    [Fact]
    public async Task The_end_waits_for_an_abort_that_still_touches_the_transport()
    {
        using ManualResetEventSlim aborting = new();
        using ManualResetEventSlim release = new();
        await using ConnectionPair pair = new(onCall: call =>
        {
            if (call is nameof(IAbortablePipe.Abort))
            {
                aborting.Set();
                release.WaitInTime();
            }
        });
        Task abort = Task.Run(pair.Server.Abort, TestContext.Current.CancellationToken);
        aborting.WaitInTime();
        pair.Client.Shutdown();
        Task disposed = pair.Server.DisposeAsync().AsTask();
        disposed.IsCompleted.ShouldBeFalse();
        release.Set();
        await Task.WhenAll(abort, disposed).InTimeAsync();
    }

    [Fact]
    public async Task The_continuation_of_a_call_that_it_fails_does_not_run_inside_it()
    {
        await using ConnectionPair pair = new();
        using ManualResetEventSlim aborted = new();
        Task pending = WaitForAbortAsync(pair.Server, aborted);
        pair.Server.Abort();
        // Were it inside, Abort would wait for this.
        aborted.Set();
        await pending.InTimeAsync();
    }

    [Theory]
    [InlineData(Wire.Pipe)]
    [InlineData(Wire.Stream)]
    [InlineData(Wire.Tls)]
    public async Task Kestrel_both_pending_calls_fail_and_the_client_is_cut_off(Wire wire)
    {
        TaskCompletionSource<(WebSocketConnection Connection, Task Receive, Task Send)> running = new();
        await using KestrelHost host = await KestrelHost.StartAsync(
            async connection =>
            {
                Task receive = connection.ReceiveAsync(new byte[1], CancellationToken.None).AsTask();
                Task send = connection
                    .SendAsync(new byte[64 * 1024 * 1024], WebSocketMessageType.Binary, true, CancellationToken.None)
                    .AsTask();
                running.SetResult((connection, receive, send));
                await Task.WhenAny(receive, send);
            },
            wire
        );
        await using RawWebSocketClient client = await host.ConnectAsync();
        (WebSocketConnection connection, Task receive, Task send) = await running.Task.InTimeAsync();
        connection.Abort();
        await Should.ThrowAsync<WebSocketException>(receive.InTimeAsync());
        await Should.ThrowAsync<WebSocketException>(send.InTimeAsync());
        await Should.ThrowAsync<IOException>(client.ReadFrameAsync(TestContext.Current.CancellationToken));
    }

    private static async Task WaitForAbortAsync(WebSocketConnection connection, ManualResetEventSlim aborted)
    {
        try
        {
            _ = await connection.ReceiveAsync(new byte[1], CancellationToken.None).ConfigureAwait(false);
        }
        catch (WebSocketException)
        {
            aborted.WaitInTime();
        }
    }
}
