namespace AspNetWebSockets.Faults.Tests;

/// <summary>A transport that says a moment late that it has taken a flush: the peer has no part in that.</summary>
public sealed class LateFlushTests
{
    [Fact]
    public void A_dead_client_is_found_though_the_transport_takes_the_pings_a_moment_late()
    {
        using FaultThreads threads = new();
        Session silent = new([], [], []);
        TransportTraits late = new("late") { Flush = FlushStyle.BeforeInput };
        FaultCase dead = new(
            silent,
            new FaultPlan(late, [])
            {
                InputFault = InputFaultKind.Delay,
                InputPosition = 0,
                InputDelay = TimeSpan.FromHours(1),
            }
        );

        dead.Run(threads);

        dead.Ended.ShouldBeInRange(
            FaultLimits.KeepAliveInterval + FaultLimits.KeepAliveTimeout,
            FaultLimits.KeepAliveInterval + FaultLimits.KeepAliveTimeout + TimeSpan.FromSeconds(1)
        );
    }
}
