namespace AspNetWebSockets;

/// <summary>The times of one drain.</summary>
/// <param name="ReadinessDelay">From the beginning to the first close frame.</param>
/// <param name="Time">From the first close frame to the last.</param>
/// <param name="Deadline">From the first close frame to the end.</param>
internal sealed record DrainPlan(TimeSpan ReadinessDelay, TimeSpan Time, TimeSpan Deadline)
{
    // So that a host with a handful of connections does not take seconds to stop.
    private const int LeastPerSecond = 100;

    // The rest is for the server and the other services, which stop behind the drain.
    private const double ShareOfShutdown = 0.9;

    public static DrainPlan Of(WebSocketDrainOptions options) =>
        new(options.ReadinessDelay, options.Time, options.Deadline);

    public TimeSpan Total => ReadinessDelay + Deadline;

    /// <summary>The shutdown time-out that a host needs for this plan.</summary>
    public TimeSpan RequiredShutdownTimeout => TimeSpan.FromSeconds(Math.Ceiling(Total.TotalSeconds / ShareOfShutdown));

    /// <summary>This plan, or when a host has less time for it, one that is shorter in all its parts.</summary>
    public DrainPlan Within(TimeSpan shutdownTimeout)
    {
        TimeSpan available = shutdownTimeout * ShareOfShutdown;
        if (shutdownTimeout == Timeout.InfiniteTimeSpan || Total <= available)
        {
            return this;
        }

        double share = available / Total;
        return new DrainPlan(ReadinessDelay * share, Time * share, Deadline * share);
    }

    /// <summary>When each of so many close frames is sent, counted from the first: one in each of as many equal parts of the time, at a random moment in it.</summary>
    public TimeSpan[] Schedule(int count, Random random)
    {
        TimeSpan atLeast = TimeSpan.FromSeconds((double)count / LeastPerSecond);
        TimeSpan time = Time < atLeast ? Time : atLeast;
        TimeSpan[] moments = new TimeSpan[count];
        for (int i = 1; i < count; i++)
        {
            moments[i] = time * ((i - random.NextDouble()) / count);
        }

        return moments;
    }
}
