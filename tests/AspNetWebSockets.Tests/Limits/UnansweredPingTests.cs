using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary><see cref="ConnectionLimits.MaxUnansweredPings"/>: a client that sends and never answers.</summary>
public sealed class UnansweredPingTests
{
    private const int Limit = 2;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task A_client_that_has_answered_none_of_so_many_is_cut_when_the_next_is_due()
    {
        await using ConnectionPair pair = new(Configure);
        using ReachedLimits reached = new(pair.MeterFactory);
        for (int ping = 0; ping < Limit; ping++)
        {
            pair.Time.Advance(Interval);
            (await pair.Client.ReadFrameAsync())!.Opcode.ShouldBe(FrameOpcodes.Ping);
            pair.Client.Send(ClientFrame.Binary([1]));
        }

        pair.Time.Advance(Interval - Moment);
        pair.Server.IsAborted.ShouldBeFalse();
        pair.Time.Advance(Moment);
        pair.Server.IsAborted.ShouldBeTrue();
        pair.Server.EndCause.ShouldBe(ConnectionEndCause.TimeOut);
        reached.Names.ShouldBe([nameof(ConnectionLimits.MaxUnansweredPings)]);
        pair.Log.Entries.ShouldHaveSingleItem().Message.ShouldContain("answered none of the last 2 pings");
    }

    [Fact]
    public async Task An_answer_in_between_counts_for_all_before()
    {
        await using ConnectionPair pair = new(Configure);
        for (int ping = 0; ping < 20; ping++)
        {
            pair.Time.Advance(Interval);
            ServerFrame frame = (await pair.Client.ReadFrameAsync())!;
            pair.Client.Send(ping % Limit == 1 ? ClientFrame.Pong(frame.Payload) : ClientFrame.Binary([1]));
        }

        pair.Server.IsAborted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_off_without_a_bound_and_with_an_infinite_KeepAliveTimeout(bool infinite)
    {
        await using ConnectionPair pair = new(options =>
        {
            Configure(options);
            if (infinite)
            {
                options.KeepAliveTimeout = Timeout.InfiniteTimeSpan;
            }
            else
            {
                options.Limits.MaxUnansweredPings = null;
            }
        });
        for (int ping = 0; ping < 20; ping++)
        {
            pair.Time.Advance(Interval);
            _ = await pair.Client.ReadFrameAsync();
            pair.Client.Send(ClientFrame.Binary([1]));
        }

        pair.Server.IsAborted.ShouldBeFalse();
    }

    [Fact]
    public async Task Within_a_frame_a_client_cannot_answer()
    {
        await using ConnectionPair pair = new(Configure);
        foreach (byte part in ClientFrame.Text("a long one"))
        {
            pair.Time.Advance(Interval + Moment);
            pair.Client.Send([part]);
        }

        (await pair.ReceiveTextAsync()).ShouldBe("a long one");
    }

    [Fact]
    public async Task Behind_what_the_client_has_not_taken_yet_it_cannot_see_the_ping()
    {
        await using ConnectionPair pair = new(Configure);
        Task send = pair.SendBinaryAsync(new byte[400_000]);
        for (int i = 0; i < 10; i++)
        {
            pair.Time.Advance(Interval + Moment);
            pair.Server.IsAborted.ShouldBeFalse();
            await pair.Client.SkipAsync(32 * 1024);
        }

        send.IsCompleted.ShouldBeFalse();
        pair.Server.Abort();
        await Should.ThrowAsync<WebSocketException>(send);
    }

    private static void Configure(AspNetWebSocketsOptions options)
    {
        options.KeepAliveInterval = Interval;
        options.KeepAliveTimeout = Wait;
        options.Limits.MaxUnansweredPings = Limit;
    }
}
