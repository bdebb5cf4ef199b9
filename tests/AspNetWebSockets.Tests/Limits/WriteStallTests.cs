using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary><see cref="ConnectionLimits.WriteStallTimeout"/>: a client that takes nothing, whatever it sends.</summary>
public sealed class WriteStallTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_takes_nothing_is_aborted_with_and_without_keep_alive(bool keepAlive)
    {
        await using ConnectionPair pair = new(options =>
        {
            Configure(options);
            options.KeepAliveInterval = keepAlive ? TimeSpan.FromSeconds(20) : Timeout.InfiniteTimeSpan;
        });
        using ReachedLimits reached = new(pair.MeterFactory);
        Task send = pair.FillWindow();
        pair.Time.Advance(Bound - Moment);
        pair.Server.IsAborted.ShouldBeFalse();
        pair.Time.Advance(Moment);
        (await Should.ThrowAsync<WebSocketException>(send)).Message.ShouldContain(
            nameof(ConnectionLimits.WriteStallTimeout)
        );
        pair.Server.EndCause.ShouldBe(ConnectionEndCause.TimeOut);
        reached.Names.ShouldBe([nameof(ConnectionLimits.WriteStallTimeout)]);
        pair.Log.Entries.ShouldHaveSingleItem().Message.ShouldContain("has taken nothing");
    }

    [Fact]
    public async Task What_it_sends_itself_does_not_help_it()
    {
        await using ConnectionPair pair = new(Configure);
        Task send = pair.FillWindow();
        for (int second = 0; second < Bound.TotalSeconds; second++)
        {
            pair.Server.IsAborted.ShouldBeFalse();
            pair.Client.Send(ClientFrame.Binary([1]));
            _ = await pair.ReceiveAsync();
            pair.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await Should.ThrowAsync<WebSocketException>(send);
    }

    [Fact]
    public async Task What_it_takes_gives_it_the_time_anew()
    {
        await using ConnectionPair pair = new(Configure);
        const int length = 500_000;
        Task send = pair.SendBinaryAsync(new byte[length]);
        for (int left = length + 10; left > 0; left -= 32 * 1024)
        {
            pair.Time.Advance(Bound - Moment);
            await pair.Client.SkipAsync(Math.Min(left, 32 * 1024));
        }

        await send;
    }

    [Fact]
    public async Task A_client_that_takes_a_byte_a_second_is_aborted()
    {
        await using ConnectionPair pair = new(Configure);
        Task send = pair.SendBinaryAsync(new byte[500_000]);
        for (int second = 0; second < Bound.TotalSeconds; second++)
        {
            pair.Server.IsAborted.ShouldBeFalse();
            await pair.Client.SkipAsync(1);
            pair.Time.Advance(TimeSpan.FromSeconds(1));
        }

        // The window opens in steps, so single bytes are nothing to the sender, as in TCP.
        await Should.ThrowAsync<WebSocketException>(send);
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        await using ConnectionPair pair = new(options =>
        {
            options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
            options.Limits.WriteStallTimeout = Timeout.InfiniteTimeSpan;
        });
        Task send = pair.FillWindow();
        pair.Time.Advance(TimeSpan.FromDays(100));
        send.IsCompleted.ShouldBeFalse();
        pair.Server.Abort();
        await Should.ThrowAsync<WebSocketException>(send);
    }

    private static void Configure(AspNetWebSocketsOptions options) => options.Limits.WriteStallTimeout = Bound;
}
