namespace AspNetWebSockets.Faults;

/// <summary>The transports on which every fault is tried: each of the choices that the contract leaves is made somewhere, and the real ones are among them.</summary>
internal static class Transports
{
    public static readonly IReadOnlyList<TransportTraits> All =
    [
        new("loop") { Lends = true },
        new("loop whose turns stall")
        {
            Lends = true,
            StallsTurns = true,
            Flush = FlushStyle.BeforeInput,
        },
        new("loop with the application on the thread pool")
        {
            RunsLater = true,
            ChangesThreads = true,
            Flush = FlushStyle.AfterInput,
        },
        new("ring")
        {
            Lends = true,
            Flush = FlushStyle.AfterInput,
            ChangesThreads = true,
        },
        new("pipe")
        {
            Completion = OutputCompletion.Close,
            AnswersWithinCalls = true,
            Flush = FlushStyle.WithinTheCall,
        },
        new("stream")
        {
            Completion = OutputCompletion.None,
            AnswersWithinCalls = true,
            Flush = FlushStyle.BeforeInput,
            RunsLater = true,
        },
    ];
}
