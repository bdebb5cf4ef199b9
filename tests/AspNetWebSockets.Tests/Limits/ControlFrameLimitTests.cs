using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary><see cref="ConnectionLimits.MaxControlFramesPerSecond"/> at its edge.</summary>
public sealed class ControlFrameLimitTests
{
    private const int Limit = 5;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task As_many_in_each_second_are_fine_for_ever(bool pongs)
    {
        await using ConnectionPair pair = new(Configure);
        for (int second = 0; second < 100; second++)
        {
            Send(pair, pongs, Limit);
            pair.Time.Advance(Second);
        }

        pair.Server.IsAborted.ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_more_within_a_second_fails_the_connection_with_1008(bool pongs)
    {
        await using ConnectionPair pair = new(Configure);
        using ReachedLimits reached = new(pair.MeterFactory);
        Task receive = pair.ReceiveAsync();
        pair.Time.Advance(10 * Second);
        Send(pair, pongs, Limit);
        pair.Time.Advance(Second - TimeSpan.FromMilliseconds(1));
        pair.Server.IsAborted.ShouldBeFalse();
        Send(pair, pongs, 1);
        pair.Server.IsAborted.ShouldBeTrue();
        ServerFrame close;
        while ((close = (await pair.Client.ReadFrameAsync())!).Opcode == FrameOpcodes.Pong) { }

        close.CloseCode.ShouldBe(1008);
        close.CloseReason!.ShouldContain(nameof(ConnectionLimits.MaxControlFramesPerSecond));
        pair.Server.EndCause.ShouldBe(ConnectionEndCause.Limit);
        reached.Names.ShouldBe([nameof(ConnectionLimits.MaxControlFramesPerSecond)]);
        (await Record.ExceptionAsync(() => receive)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_waited_while_the_application_did_not_receive_is_not_held_against_the_client()
    {
        await using ConnectionPair pair = new(options =>
        {
            Configure(options);
            options.ReceiveBufferLimit = 1024;
        });
        pair.Client.Send(ClientFrame.Binary(new byte[2048]));
        const int seconds = 100;
        for (int second = 0; second < seconds; second++)
        {
            pair.Client.Send(ClientFrame.Ping());
            pair.Time.Advance(Second);
        }

        (await pair.ReceiveAsync(2048)).EndOfMessage.ShouldBeTrue();
        pair.Time.Advance(Second);
        pair.Server.IsAborted.ShouldBeFalse();
        for (int i = 0; i < seconds; i++)
        {
            (await pair.Client.ReadFrameAsync())!.Opcode.ShouldBe(FrameOpcodes.Pong);
        }
    }

    [Fact]
    public async Task A_pause_within_a_second_does_not_begin_the_count_anew()
    {
        await using ConnectionPair pair = new(static options =>
        {
            Configure(options);
            options.ReceiveBufferLimit = 1024;
        });
        Send(pair, pongs: false, Limit);
        pair.Client.Send(ClientFrame.Binary(new byte[2048]));
        (await pair.ReceiveAsync(2048)).EndOfMessage.ShouldBeTrue();
        Task receive = pair.ReceiveAsync();
        pair.Server.IsAborted.ShouldBeFalse();
        Send(pair, pongs: false, 1);
        pair.Server.IsAborted.ShouldBeTrue();
        (await Record.ExceptionAsync(() => receive)).ShouldNotBeNull();
    }

    private static void Configure(AspNetWebSocketsOptions options)
    {
        options.Limits.MaxControlFramesPerSecond = Limit;
        options.KeepAliveInterval = Timeout.InfiniteTimeSpan;
    }

    private static void Send(ConnectionPair pair, bool pongs, int count)
    {
        byte[] frame = pongs ? ClientFrame.Pong() : ClientFrame.Ping();
        for (int i = 0; i < count; i++)
        {
            pair.Client.Send(frame);
        }
    }
}
