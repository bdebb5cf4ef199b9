namespace AspNetWebSockets.Faults.Tests;

/// <summary>The sample session with every fault at every byte. The command of AspNetWebSockets.Faults runs the other half as well.</summary>
public sealed class ExhaustiveFaultTests(ITestOutputHelper output)
{
    public static TheoryData<string> Groups() => [.. ExhaustiveGroup.Half.Select(group => group.ToString())];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Every_fault_at_every_byte_leaves_the_invariants_whole(string group)
    {
        int cases = ExhaustiveGroup
            .All.Single(one => string.Equals(one.ToString(), group, StringComparison.Ordinal))
            .Run();

        cases.ShouldBeGreaterThan(15_000);
        output.WriteLine($"{cases} cases");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_session_is_about_a_kilobyte_each_way(bool pushes)
    {
        using FaultThreads threads = new();
        Session session = SampleSession.Create(serverCloses: false, pushes);
        FaultCase undisturbed = new(session, new FaultPlan(Transports.All[0], []));

        undisturbed.Run(threads);

        undisturbed.InputLength.ShouldBeInRange(800, 1300);
        undisturbed.OutputLength.ShouldBeInRange(800, 1300);
    }
}
