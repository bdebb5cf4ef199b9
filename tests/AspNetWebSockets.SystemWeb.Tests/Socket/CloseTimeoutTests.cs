using System.Net.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>Section 7, row 3: a CloseAsync that the client does not answer is bounded. Virtual time.</summary>
public sealed class CloseTimeoutTests
{
    [Theory]
    [InlineData(Situation.Open)]
    [InlineData(Situation.CloseSent)]
    public async Task An_unanswered_CloseAsync_aborts_and_fails_after_30_seconds(Situation situation)
    {
        await using SocketHost host = new(options => options.KeepAliveInterval = Timeout.InfiniteTimeSpan);
        await host.InitializeAsync();
        await using SocketPair pair = await host.OpenAsync();
        await pair.BringToAsync(situation);
        Task close = pair.Start(Call.CloseAsync);
        if (situation == Situation.Open)
        {
            await pair.ReadServerCloseAsync();
        }

        await host.Time.WaitForTimerAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        host.Time.Advance(TimeSpan.FromSeconds(29));
        close.IsCompleted.ShouldBeFalse();
        pair.Connection.IsAborted.ShouldBeFalse();
        host.Time.Advance(TimeSpan.FromSeconds(1.5));

        await Should.ThrowAsync<WebSocketException>(close.InTime());
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
        await pair.ConnectionIsCutAsync();
    }

    [Fact]
    public async Task An_answer_in_time_ends_the_bound()
    {
        await using SocketHost host = new(options => options.KeepAliveInterval = Timeout.InfiniteTimeSpan);
        await host.InitializeAsync();
        await using SocketPair pair = await host.OpenAsync();
        Task close = pair.Start(Call.CloseAsync);
        await pair.ReadServerCloseAsync();
        await host.Time.WaitForTimerAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        host.Time.Advance(TimeSpan.FromSeconds(29));

        await pair.ClientClosesAsync();
        await close.InTime();
        await pair.NothingMoreIsSentAsync();
        host.Time.Advance(TimeSpan.FromMinutes(1));

        pair.Server.State.ShouldBe(WebSocketState.Closed);
    }

    [Fact]
    public async Task A_polite_close_that_is_not_answered_ends_aborted()
    {
        await using SocketHost host = new(options => options.KeepAliveInterval = Timeout.InfiniteTimeSpan);
        await host.InitializeAsync();
        await using SocketPair pair = await host.OpenAsync();
        Task close = pair.Server.ClosePolitelyAsync(SocketPair.ServerCode, SocketPair.ServerReason);
        await pair.ReadServerCloseAsync();

        await host.Time.WaitForTimerAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        host.Time.Advance(TimeSpan.FromSeconds(30.5));

        await close.InTime();
        pair.Server.State.ShouldBe(WebSocketState.Aborted);
    }

    [Fact]
    public async Task A_polite_close_without_a_bound_is_left_to_the_end_of_the_connection()
    {
        await using SocketHost host = new(options => options.CloseTimeout = Timeout.InfiniteTimeSpan);
        await host.InitializeAsync();
        await using SocketPair pair = await host.OpenAsync();

        await pair.Server.ClosePolitelyAsync(SocketPair.ServerCode, SocketPair.ServerReason).InTime();

        await pair.ReadServerCloseAsync();
        pair.Server.State.ShouldBe(WebSocketState.CloseSent);
    }
}
