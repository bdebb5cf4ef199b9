namespace AspNetWebSockets.Faults.Tests;

/// <summary>Random sessions on random plans, with compression, the socket classes on top, and concurrent sends.</summary>
public sealed class RandomFaultTests
{
    [Fact]
    public void Random_faults_leave_the_invariants_whole()
    {
        int whole = RandomRun.Run(seed: 20_261_123, cases: 1000);

        // Half of the cases are on the engine itself, where nothing races.
        whole.ShouldBeGreaterThan(700);
    }
}
