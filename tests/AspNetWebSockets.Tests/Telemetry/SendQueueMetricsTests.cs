using System.Globalization;
using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>What waits to be sent is measured while it waits, and when it is thrown away.</summary>
public sealed class SendQueueMetricsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_in_line_is_the_queue()
    {
        await using SocketPair pair = new();
        using RecordedMeasurements measurements = new(pair.Connection.MeterFactory);
        Task held = pair.FillWindow();
        measurements.Observe("send_queue.size").ShouldBe(["send_queue.size 0"]);
        Task[] waiting =
        [
            pair.Socket.SendAsync(new byte[1000], WebSocketMessageType.Binary, true, Token),
            pair.Socket.SendAsync(new byte[234], WebSocketMessageType.Binary, true, Token),
        ];
        measurements.Observe("send_queue.size").ShouldBe([$"send_queue.size {1234 + (2 * 32)}"]);
        pair.Socket.Abort();
        await FailAsync([held, .. waiting]);
        measurements.Observe("send_queue.size").ShouldBe(["send_queue.size 0"]);
    }

    [Theory]
    [InlineData(SendQueueFullMode.Abort, 4, "drop.reason=abort")]
    [InlineData(SendQueueFullMode.FailSend, 1, "drop.reason=fail_send")]
    public async Task What_finds_no_place_in_the_line_is_dropped_and_what_waits_is_when_that_aborts(
        SendQueueFullMode mode,
        int dropped,
        string tag
    )
    {
        await using SocketPair pair = new(policy: policy =>
            (policy.SendQueueLimit, policy.SendQueueFullMode) = (3000, mode)
        );
        using RecordedMeasurements measurements = new(pair.Connection.MeterFactory);
        Task[] sends = [pair.FillWindow(), pair.SendAsync(968), pair.SendAsync(968), pair.SendAsync(968)];
        _ = await Should.ThrowAsync<WebSocketException>(pair.SendAsync(1));
        if (mode == SendQueueFullMode.Abort)
        {
            await FailAsync(sends);
        }

        DroppedIn(measurements, tag).ShouldBe(dropped);
        measurements.Of("send_queue.dropped").ShouldAllBe(line => line.EndsWith(tag, StringComparison.Ordinal));
        pair.Socket.Abort();
        await FailAsync(sends);
    }

    [Fact]
    public async Task What_waits_when_the_connection_ends_is_dropped_and_what_is_taken_back_is_not()
    {
        await using SocketPair pair = new();
        using RecordedMeasurements measurements = new(pair.Connection.MeterFactory);
        using CancellationTokenSource source = new();
        Task[] sends =
        [
            pair.FillWindow(),
            pair.SendAsync(1),
            pair.SendAsync(2, source.Token),
            pair.SendTextAsync("three", endOfMessage: false),
            pair.CloseOutputAsync(),
        ];
        await source.CancelAsync();
        pair.Client.Reset();
        await FailAsync(sends);
        DroppedIn(measurements, "drop.reason=connection_ended").ShouldBe(2);
    }

    private static async Task FailAsync(Task[] sends)
    {
        foreach (Task send in sends)
        {
            (await Record.ExceptionAsync(() => send.InTimeAsync())).ShouldNotBeNull();
        }
    }

    private static long DroppedIn(RecordedMeasurements measurements, string tag) =>
        measurements
            .Of("send_queue.dropped")
            .Where(line => line.EndsWith(tag, StringComparison.Ordinal))
            .Sum(static line => long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
}
