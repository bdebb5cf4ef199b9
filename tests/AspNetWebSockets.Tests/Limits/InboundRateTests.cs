using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>A client that sends more than it may is held back first, and closed with 1008 when it does not leave off: decision 019.</summary>
public sealed class InboundRateTests
{
    private const int Rate = 10;
    private const int Burst = 10;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan PerMessage = TimeSpan.FromSeconds(1) / Rate;
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    private static readonly byte[] Message = ClientFrame.Binary([1]);

    [Fact]
    public async Task A_burst_is_read_at_once_and_what_came_with_the_message_too_many_as_well()
    {
        RateLimiting limiting = new();
        await using ConnectionPair pair = limiting.Pair(Messages);
        pair.Client.Send([.. Enumerable.Repeat(Message, Burst + 1)]);
        await ReceiveAsync(pair, Burst + 1);
        pair.Server.IsAborted.ShouldBeFalse();
    }

    [Fact]
    public async Task Behind_the_burst_reading_stops_until_the_rate_allows_for_it()
    {
        RateLimiting limiting = new();
        await using ConnectionPair pair = limiting.Pair(Messages);
        pair.Client.Send([.. Enumerable.Repeat(Message, Burst)]);
        pair.Client.Send(Message);
        await ReceiveAsync(pair, Burst + 1);
        pair.Client.Send(Message);
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        pair.Time.Advance(PerMessage - Moment);
        receive.IsCompleted.ShouldBeFalse("the eleventh is not paid for yet");
        pair.Time.Advance(Moment);
        receive.IsCompleted.ShouldBeTrue();
        await receive;
    }

    [Fact]
    public async Task A_burst_is_not_held_back_and_not_counted_but_one_message_more_is()
    {
        RateLimiting limiting = new();
        await using ConnectionPair pair = limiting.Pair(Messages);
        using ReachedLimits reached = new(pair.MeterFactory);
        pair.Client.Send([.. Enumerable.Repeat(Message, Burst)]);
        reached.Names.ShouldBeEmpty();
        pair.Client.Send(Message);
        reached.Names.ShouldBe([nameof(ConnectionLimits.MessagesPerSecond)]);
        pair.Log.Entries.ShouldHaveSingleItem().EventId.ShouldBe(1030);
    }

    [Fact]
    public async Task A_client_that_keeps_to_the_rate_is_never_held_back()
    {
        RateLimiting limiting = new();
        await using ConnectionPair pair = limiting.Pair(Messages);
        using ReachedLimits reached = new(pair.MeterFactory);
        for (int i = 0; i < Rate * 600; i++)
        {
            pair.Client.Send(Message);
            (await pair.ReceiveAsync()).Count.ShouldBe(1);
            pair.Time.Advance(PerMessage);
        }

        reached.Names.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_client_that_sends_too_much_now_and_then_is_held_back_and_never_closed()
    {
        RateLimiting limiting = new();
        await using ConnectionPair pair = limiting.Pair(Messages);
        for (int i = 0; i < 100; i++)
        {
            pair.Client.Send([.. Enumerable.Repeat(Message, 3 * Burst)]);
            await ReceiveAsync(pair, 3 * Burst);
            pair.Time.Advance(TimeSpan.FromSeconds(5));
        }

        pair.Server.IsAborted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_at_twice_the_rate_for_ever_is_closed_with_1008_when_the_tolerance_is_over(bool bytes)
    {
        RateLimiting limiting = new();
        await using ConnectionPair pair = limiting.Pair(limits =>
        {
            Messages(limits);
            if (bytes)
            {
                limits.MessagesPerSecond = null;
                limits.BytesPerSecond = Rate * Message.Length;
                limits.ByteBurst = Burst * Message.Length;
            }
        });
        using ReachedLimits reached = new(pair.MeterFactory);
        Task<int> received = CountAsync(pair);
        TimeSpan? heldSince = null;
        while (!pair.Server.IsAborted)
        {
            pair.Client.Send(Message);
            heldSince ??= reached.Names.Count > 0 ? pair.Time.Elapsed : null;
            pair.Time.Advance(PerMessage / 2);
        }

        (pair.Time.Elapsed - heldSince!.Value).ShouldBeInRange(Tolerance, Tolerance + (2 * PerMessage));
        (await received).ShouldBeInRange(Burst, (2 * Rate * 32) + Burst);
        ServerFrame close = (await pair.Client.ReadFrameAsync())!;
        close.CloseCode.ShouldBe(1008);
        string name = bytes ? nameof(ConnectionLimits.BytesPerSecond) : nameof(ConnectionLimits.MessagesPerSecond);
        close.CloseReason!.ShouldContain(name);
        pair.Server.EndCause.ShouldBe(ConnectionEndCause.Limit);
        reached.Names.ShouldBe([name, name], "once when it began to be held back, once when it was closed");
        pair.Log.Entries.Count(entry => entry.EventId == 1000).ShouldBe(1);
    }

    [Fact]
    public async Task With_an_infinite_tolerance_nobody_is_closed_and_everything_arrives_in_order()
    {
        RateLimiting limiting = new();
        await using ConnectionPair pair = limiting.Pair(limits =>
        {
            Messages(limits);
            limits.ThrottleTolerance = Timeout.InfiniteTimeSpan;
        });
        for (int i = 0; i < 1000; i++)
        {
            pair.Client.Send(ClientFrame.Binary(BitConverter.GetBytes(i)));
            pair.Time.Advance(PerMessage / 2);
        }

        byte[] buffer = new byte[sizeof(int)];
        for (int i = 0; i < 1000; i++)
        {
            ValueTask<ValueWebSocketReceiveResult> receive = pair.Server.ReceiveAsync(buffer, CancellationToken.None);
            for (int turns = 0; !receive.IsCompleted && turns < 1000; turns++)
            {
                pair.Time.Advance(PerMessage);
            }

            (await receive.InTimeAsync()).Count.ShouldBe(sizeof(int));
            BitConverter.ToInt32(buffer).ShouldBe(i);
        }
    }

    [Fact]
    public async Task Without_tolerance_the_first_message_too_many_closes_and_those_before_are_delivered()
    {
        RateLimiting limiting = new();
        await using ConnectionPair pair = limiting.Pair(limits =>
        {
            Messages(limits);
            limits.ThrottleTolerance = TimeSpan.Zero;
        });
        pair.Client.Send([.. Enumerable.Repeat(Message, Burst)]);
        pair.Client.Send(Message);
        await ReceiveAsync(pair, Burst + 1);
        await Should.ThrowAsync<WebSocketException>(pair.ReceiveAsync());
        (await pair.Client.ReadFrameAsync())!.CloseCode.ShouldBe(1008);
    }

    [Fact]
    public async Task A_message_larger_than_the_burst_comes_in_at_the_rate()
    {
        RateLimiting limiting = new();
        await using ConnectionPair pair = limiting.Pair(limits =>
        {
            limits.BytesPerSecond = 1000;
            limits.ByteBurst = 1000;
        });
        const int length = 20_000;
        Task sending = pair.Client.SendAsync(ClientFrame.Binary(new byte[length]));
        int received = 0;
        byte[] buffer = new byte[length];
        while (received < length)
        {
            ValueTask<ValueWebSocketReceiveResult> receive = pair.Server.ReceiveAsync(
                buffer.AsMemory(0, Math.Min(1000, length - received)),
                CancellationToken.None
            );
            while (!receive.IsCompleted)
            {
                pair.Time.Advance(TimeSpan.FromMilliseconds(100));
            }

            received += (await receive).Count;
        }

        await sending.InTimeAsync();
        pair.Time.Elapsed.TotalSeconds.ShouldBeInRange(15, 21);
    }

    [Fact]
    public async Task A_client_that_is_held_back_is_not_declared_dead()
    {
        RateLimiting limiting = new();
        await using ConnectionPair pair = limiting.Pair(
            limits =>
            {
                limits.BytesPerSecond = 1;
                limits.ByteBurst = 1;
                limits.ThrottleTolerance = Timeout.InfiniteTimeSpan;
            },
            options => options.KeepAliveInterval = options.KeepAliveTimeout = TimeSpan.FromSeconds(10)
        );
        pair.Client.Send(ClientFrame.Binary(new byte[100]));
        pair.Time.Advance(TimeSpan.FromSeconds(100));
        pair.Server.IsAborted.ShouldBeFalse("its pongs are unread because of us");
        pair.Client.Unread().ShouldBe(0, "nothing is pinged that cannot be heard");
        pair.Time.Advance(TimeSpan.FromSeconds(30));
        pair.Server.IsAborted.ShouldBeTrue("it is read again and stays silent");
    }

    [Theory]
    [InlineData(1, 500)]
    [InlineData(2048, 40)]
    public async Task What_waited_for_the_application_is_paid_for_when_it_is_taken_and_reading_goes_on_then(
        int first,
        int count
    )
    {
        // A first message that the buffer does not hold is taken, with all behind it, by the receive itself.
        RateLimiting limiting = new();
        await using ConnectionPair pair = limiting.Pair(
            Messages,
            options =>
            {
                options.ReceiveBufferLimit = 1024;
                options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
                options.Limits.ThrottleTolerance = Timeout.InfiniteTimeSpan;
            }
        );
        pair.Client.Send([ClientFrame.Binary(new byte[first]), .. Enumerable.Repeat(Message, count)]);
        pair.Time.Advance(TimeSpan.FromHours(1));
        (await pair.ReceiveAsync(first)).Count.ShouldBe(first);
        await ReceiveAsync(pair, count);
        pair.Client.Send(Message);
        Task<ValueWebSocketReceiveResult> receive = pair.ReceiveAsync();
        receive.IsCompleted.ShouldBeFalse("those that were taken are not paid for");
        pair.Time.Advance(TimeSpan.FromSeconds(count / Rate));
        receive.IsCompleted.ShouldBeTrue();
        await receive;
    }

    [Fact]
    public async Task Connections_may_share_a_limiter()
    {
        RateLimiting limiting = new();
        await using ConnectionPair first = limiting.Pair(Messages);
        await using ConnectionPair second = limiting.Pair(Messages, time: first.Time);
        using ReachedLimits reached = new(second.MeterFactory);
        first.Client.Send([.. Enumerable.Repeat(Message, Burst)]);
        second.Client.Send(Message);
        reached.Names.ShouldBe([nameof(ConnectionLimits.MessagesPerSecond)]);
    }

    [Fact]
    public async Task The_limiter_is_asked_once_for_all_that_came_at_once()
    {
        RateLimiting limiting = new();
        await using ConnectionPair pair = limiting.Pair(limits =>
        {
            limits.MessagesPerSecond = 100_000;
            limits.MessageBurst = 100_000;
        });
        pair.Client.Send([.. Enumerable.Repeat(Message, 500)]);
        limiting.Messages!.Asked.ShouldBe(1);
    }

    private static void Messages(ConnectionLimits limits)
    {
        limits.MessagesPerSecond = Rate;
        limits.MessageBurst = Burst;
        limits.ThrottleTolerance = Tolerance;
    }

    private static async Task ReceiveAsync(ConnectionPair pair, int count)
    {
        for (int i = 0; i < count; i++)
        {
            (await pair.ReceiveAsync()).Count.ShouldBe(1);
        }
    }

    private static async Task<int> CountAsync(ConnectionPair pair)
    {
        int count = 0;
        byte[] buffer = new byte[16];
        try
        {
            while (true)
            {
                _ = await pair.Server.ReceiveAsync(buffer, CancellationToken.None);
                count++;
            }
        }
        catch (WebSocketException)
        {
            return count;
        }
    }
}
