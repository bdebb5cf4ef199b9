namespace AspNetWebSockets.Faults;

/// <summary>Plans at random, on transports at random.</summary>
internal static class RandomPlan
{
    /// <summary>Makes one.</summary>
    public static FaultPlan Create(Random random, Session session)
    {
        int length = session.Input.Length;
        FaultPlan plan = new(Traits(random), Pieces(random, length))
        {
            OrderSeed = random.Next(3) == 0 ? null : random.Next(),
        };
        if (random.Next(2) == 0)
        {
            plan = plan with
            {
                InputFault = (InputFaultKind)random.Next(1, 4),
                InputPosition = random.Next(length + 10),
                InputDelay = Delay(random),
            };
        }

        return random.Next(2) == 0
            ? plan
            : plan with
            {
                OutputFault = (OutputFaultKind)random.Next(1, 6),
                OutputPosition = random.Next(length + 2000),
                OutputDelay = Delay(random),
            };
    }

    private static TransportTraits Traits(Random random)
    {
        bool lends = random.Next(2) == 0;
        TransportTraits traits = new("random")
        {
            Lends = lends,
            RunsLater = !lends && random.Next(2) == 0,
            AnswersWithinCalls = !lends && random.Next(2) == 0,
            ChangesThreads = random.Next(4) == 0,
            StallsTurns = random.Next(4) == 0,
            Flush = (FlushStyle)random.Next(4),
            Completion = (OutputCompletion)random.Next(3),
        };
        return traits with { Name = traits.Describe() };
    }

    private static int[] Pieces(Random random, int length) =>
        random.Next(4) switch
        {
            0 => [],
            1 when length < 5000 => [.. Enumerable.Range(1, length)],
            _ => [.. Enumerable.Range(0, random.Next(20)).Select(_ => random.Next(length + 1)).Order()],
        };

    private static TimeSpan Delay(Random random) => FaultLimits.Delays[random.Next(FaultLimits.Delays.Count)];
}
