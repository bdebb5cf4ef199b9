namespace AspNetWebSockets.Transport;

/// <summary>The turns of an event loop: when one stalls, another thread leads the loop on.</summary>
internal sealed class LoopTurnSlot(TurnWatchdog watchdog, EventLoop loop, TimeSpan threshold)
    : TurnSlot(watchdog, threshold)
{
    /// <inheritdoc />
    protected override bool IsAsleep() => loop.IsLeaderAsleep;

    /// <inheritdoc />
    protected override void OnStalled(ITransportSink sink) => loop.TakeOver(sink);
}
