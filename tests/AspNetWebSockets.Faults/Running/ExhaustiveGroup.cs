namespace AspNetWebSockets.Faults;

/// <summary>The sample session with every fault at every byte, on one kind of transport.</summary>
/// <param name="Traits">The transport.</param>
/// <param name="ServerCloses">Who sends the first close frame.</param>
/// <param name="Pushes">Whether the server sends beside what it receives, instead of echoing.</param>
internal sealed record ExhaustiveGroup(TransportTraits Traits, bool ServerCloses, bool Pushes)
{
    /// <summary>All of them.</summary>
    public static IEnumerable<ExhaustiveGroup> All =>
        from traits in Transports.All
        from serverCloses in new[] { false, true }
        from pushes in new[] { false, true }
        select new ExhaustiveGroup(traits, serverCloses, pushes);

    /// <summary>Half of them, in which each transport, each closer and each kind of server is.</summary>
    public static IEnumerable<ExhaustiveGroup> Half => All.Where((_, i) => i % 4 is 0 or 3 == (i / 4 % 2 == 0));

    /// <summary>Runs it.</summary>
    /// <param name="pool">When given, watches that what is rented is given back, which takes longer.</param>
    /// <returns>How many cases there were.</returns>
    /// <exception cref="InvariantViolationException">The first case that failed.</exception>
    public int Run(PooledBuffers? pool = null)
    {
        using FaultThreads threads = new();
        Session session = SampleSession.Create(ServerCloses, Pushes);
        FaultCase undisturbed = new(session, new FaultPlan(Traits, []));
        undisturbed.Run(threads);
        int count = 1;
        foreach (FaultPlan plan in ExhaustivePlans.Create(Traits, undisturbed.InputLength, undisturbed.OutputLength))
        {
            void RunOne() => new FaultCase(session, plan).Run(threads);
            if (pool is null)
            {
                RunOne();
            }
            else
            {
                pool.RequireReturned(RunOne, plan.ToString());
            }

            count++;
        }

        return count;
    }

    /// <inheritdoc />
    public override string ToString() =>
        $"{Traits}, the {(ServerCloses ? "server" : "client")} closes, the server {(Pushes ? "pushes" : "echoes")}";
}
