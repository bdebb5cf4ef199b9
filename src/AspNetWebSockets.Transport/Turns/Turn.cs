namespace AspNetWebSockets.Transport;

/// <summary>Runs sinks on threads that are no event loop's.</summary>
internal static class Turn
{
    [ThreadStatic]
    private static ThreadTurnSlot? t_slot;

    /// <summary>
    /// Calls <see cref="ITransportSink.Run"/>, and <see cref="ITransportSink.OnStalled"/> from another thread should it
    /// take longer than <see cref="TurnWatchdog.DefaultThreshold"/>. May be nested. Allocates nothing but once per thread.
    /// </summary>
    public static void Run(ITransportSink sink)
    {
        ThreadTurnSlot slot = (t_slot ??= TurnWatchdog.Shared.Add(new ThreadTurnSlot(TurnWatchdog.Shared))).Free;
        long turn = slot.Begin(sink);
        try
        {
            sink.Run();
        }
        finally
        {
            slot.End(turn);
        }
    }
}
