using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>The bounds of closing are counted where they end a connection, and nowhere else.</summary>
public sealed class ClosingLimitsTests
{
    private const int Limit = 1000;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    // A reserved bit.
    private static readonly byte[] BadFrame = [0xF2, 0x80, 0, 0, 0, 0];

    [Fact]
    public async Task CloseTimeout()
    {
        AspNetWebSocketsOptions defaults = new();
        await using ConnectionPair pair = new(static options => options.KeepAliveInterval = Timeout.InfiniteTimeSpan);
        using ReachedLimits reached = new(pair.MeterFactory);
        await pair.SendCloseAsync();
        pair.Server.StartCloseTimeout();
        pair.Time.Advance(defaults.CloseTimeout - Moment);
        reached.Names.ShouldBeEmpty();
        pair.Time.Advance(Moment);
        reached.Names.ShouldBe([nameof(defaults.CloseTimeout)]);
    }

    [Fact]
    public async Task LingerTimeout()
    {
        AspNetWebSocketsOptions defaults = new();
        await using ConnectionPair pair = new();
        using ReachedLimits reached = new(pair.MeterFactory);
        pair.Client.Send(ClientFrame.Close(1000));
        await pair.SendCloseAsync();
        Task disposed = pair.Server.DisposeAsync().AsTask();
        pair.Time.Advance(defaults.LingerTimeout - Moment);
        reached.Names.ShouldBeEmpty();
        pair.Time.Advance(Moment);
        await disposed.InTimeAsync();
        reached.Names.ShouldBe([nameof(defaults.LingerTimeout)]);
    }

    [Fact]
    public async Task A_client_that_ends_TCP_in_time_has_reached_nothing()
    {
        await using ConnectionPair pair = new();
        using ReachedLimits reached = new(pair.MeterFactory);
        pair.Client.Send(ClientFrame.Close(1000));
        await pair.SendCloseAsync();
        Task disposed = pair.Server.DisposeAsync().AsTask();
        pair.Client.Shutdown();
        await disposed.InTimeAsync();
        pair.Time.Advance(TimeSpan.FromHours(1));
        reached.Names.ShouldBeEmpty();
    }

    [Fact]
    public async Task LingerByteLimit_of_a_client_that_was_failed()
    {
        await using ConnectionPair pair = new(Bounded);
        using ReachedLimits reached = new(pair.MeterFactory);
        pair.Client.Send(BadFrame);
        Task disposed = pair.Server.DisposeAsync().AsTask();
        pair.Client.Send(new byte[Limit - BadFrame.Length + 1]);
        reached.Names.ShouldBeEmpty("the byte that broke the rule is the last one that was read");
        pair.Client.Send(new byte[Limit]);
        pair.Client.Send(new byte[Limit]);
        pair.Client.Shutdown();
        pair.Time.Advance(TimeSpan.FromHours(1));
        await disposed.InTimeAsync();
        reached.Names.ShouldBe([nameof(AspNetWebSocketsOptions.LingerByteLimit)]);
    }

    [Theory]
    [InlineData(Limit, false)]
    [InlineData(Limit + 1, true)]
    public async Task LingerByteLimit_of_a_client_that_does_not_answer_the_close_frame(int length, bool over)
    {
        await using ConnectionPair pair = new(Bounded);
        using ReachedLimits reached = new(pair.MeterFactory);
        await pair.SendCloseAsync();
        Task disposed = pair.Server.DisposeAsync().AsTask();
        pair.Client.Send(ClientFrame.Binary(new byte[length]), ClientFrame.Close(1000));
        pair.Client.Shutdown();
        await disposed.InTimeAsync();
        reached.Names.ShouldBe(over ? [nameof(AspNetWebSocketsOptions.LingerByteLimit)] : []);
    }

    [Theory]
    [InlineData(Limit, false)]
    [InlineData(Limit + 1, true)]
    public async Task CloseDrainLimit(int length, bool over)
    {
        await using SocketPair pair = new(closeDrainLimit: Limit);
        using ReachedLimits reached = new(pair.Connection.MeterFactory);
        Task close = pair.CloseAsync();
        pair.Client.Send(ClientFrame.Binary(new byte[length]), ClientFrame.Close(1000));
        Exception? failure = await Record.ExceptionAsync(() => close.InTimeAsync());
        (failure is WebSocketException).ShouldBe(over);
        reached.Names.ShouldBe(over ? [nameof(HandlerPolicy.CloseDrainLimit)] : []);
    }

    private static void Bounded(AspNetWebSocketsOptions options) => options.LingerByteLimit = Limit;
}
