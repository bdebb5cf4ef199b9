using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>Cancelling a call aborts the connection, and only a call that is pending can be cancelled.</summary>
public sealed class CancellationTests
{
    private static readonly string[] Operations = ["receive", "send", "close"];

    public static TheoryData<string> AllOperations => [.. Operations];

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task A_token_cancelled_before_the_call_aborts_the_connection(string operation)
    {
        await using ConnectionPair pair = new();
        CancellationToken token = new(canceled: true);
        Task call = Start(pair, operation, token);
        (await Should.ThrowAsync<OperationCanceledException>(call)).CancellationToken.ShouldBe(token);
        call.IsCanceled.ShouldBeTrue();
        pair.Server.IsAborted.ShouldBeTrue();
        pair.Transport.Aborts.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task A_token_cancelled_during_the_call_aborts_the_connection(string operation)
    {
        await using ConnectionPair pair = new();
        pair.StallWithPongs();
        using CancellationTokenSource source = new();
        Task call = Start(pair, operation, source.Token);
        Task other = operation is "receive" ? pair.SendTextAsync("a") : pair.ReceiveAsync();
        call.IsCompleted.ShouldBeFalse();
        await source.CancelAsync();
        OperationCanceledException exception = await Should.ThrowAsync<OperationCanceledException>(call.InTimeAsync());
        exception.CancellationToken.ShouldBe(source.Token);
        await Should.ThrowAsync<WebSocketException>(other.InTimeAsync());
        pair.Server.IsAborted.ShouldBeTrue();
        pair.Transport.Aborts.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task A_token_cancelled_after_the_call_changes_nothing(string operation)
    {
        await using ConnectionPair pair = new();
        using CancellationTokenSource source = new();
        Task call = Start(pair, operation, source.Token);
        pair.Client.Send(ClientFrame.Text("a"));
        await call.InTimeAsync();
        Task<ValueWebSocketReceiveResult> next = pair.ReceiveAsync();
        await source.CancelAsync();
        pair.Server.IsAborted.ShouldBeFalse();
        pair.Client.Send(ClientFrame.Text("b"));
        (await next.InTimeAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_call_leaves_its_token_without_effect()
    {
        await using ConnectionPair pair = new();
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        using CancellationTokenSource source = new();
        Should.Throw<InvalidOperationException>(() => Start(pair, "receive", source.Token));
        await source.CancelAsync();
        pair.Server.IsAborted.ShouldBeFalse();
        pair.Client.Send(ClientFrame.Text("a"));
        (await receive.InTimeAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task A_token_cancelled_while_the_call_begins_always_ends_it(string operation)
    {
        for (int i = 0; i < 500; i++)
        {
            await using ConnectionPair pair = new();
            pair.StallWithPongs();
            using CancellationTokenSource source = new();
            using Barrier barrier = new(2);
            Task cancel = Task.Run(
                () =>
                {
                    barrier.SignalAndWait(TestContext.Current.CancellationToken);
                    source.Cancel();
                },
                TestContext.Current.CancellationToken
            );
            barrier.SignalAndWait(TestContext.Current.CancellationToken);
            Task call = Start(pair, operation, source.Token);
            await cancel.InTimeAsync();
            await Should.ThrowAsync<OperationCanceledException>(call.InTimeAsync());
            pair.Server.IsAborted.ShouldBeTrue();
        }
    }

    private static Task Start(ConnectionPair pair, string operation, CancellationToken token) =>
        operation switch
        {
            "receive" => pair.Server.ReceiveAsync(new byte[16], token).AsTask(),
            "send" => pair
                .Server.SendAsync(new byte[16], WebSocketMessageType.Binary, endOfMessage: true, token)
                .AsTask(),
            _ => pair.Server.SendCloseAsync(WebSocketCloseStatus.NormalClosure, "", token).AsTask(),
        };
}
