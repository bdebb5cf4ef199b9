using Comparison.Contenders;
using Comparison.Processes;
using Comparison.Scenarios;

namespace Comparison;

/// <summary>How long and how often.</summary>
/// <param name="Rounds">In each, every server has its turn in every scenario.</param>
/// <param name="JitWarmUp">Before a server's very first round: a runtime is still compiling then, on the server's core.</param>
/// <param name="ScenarioWarmUp">Before the first round of each further scenario.</param>
/// <param name="WarmUp">Before all other rounds, and for programs that are compiled already.</param>
/// <param name="Length">What is measured.</param>
/// <param name="MostConnections">A scenario with more has these; nothing limits the figures that count.</param>
/// <param name="IsSpinning">Whether the client polls instead of sleeping.</param>
internal sealed record ComparisonPlan(
    int Rounds,
    TimeSpan JitWarmUp,
    TimeSpan ScenarioWarmUp,
    TimeSpan WarmUp,
    TimeSpan Length,
    int MostConnections,
    bool IsSpinning = false
)
{
    // The blocked handler holds its thread for five seconds.
    private static readonly TimeSpan LongestBlock = TimeSpan.FromSeconds(6);

    // All of the server that speaks HTTP is compiled anew for it, by a thread that has to share the core.
    private const int HandshakeFactor = 2;

    private static readonly ComparisonPlan Full = new(
        Rounds: 5,
        JitWarmUp: TimeSpan.FromSeconds(10),
        ScenarioWarmUp: TimeSpan.FromSeconds(2),
        WarmUp: TimeSpan.FromSeconds(0.3),
        Length: TimeSpan.FromSeconds(3),
        MostConnections: int.MaxValue
    );

    private static readonly ComparisonPlan Quick = new(
        Rounds: 1,
        JitWarmUp: TimeSpan.FromSeconds(0.1),
        ScenarioWarmUp: TimeSpan.FromSeconds(0.1),
        WarmUp: TimeSpan.FromSeconds(0.1),
        Length: TimeSpan.FromSeconds(0.3),
        MostConnections: 1500
    );

    /// <summary>The plan that the command line asks for.</summary>
    public static ComparisonPlan For(ComparisonOptions options)
    {
        ComparisonPlan plan =
            options.IsQuick ? Quick
            : options.IsFull ? Full
            : Full with { Length = TimeSpan.FromSeconds(1.5), ScenarioWarmUp = TimeSpan.FromSeconds(1) };
        return plan with
        {
            IsSpinning = options.IsSpinning,
            Rounds = options.Rounds ?? plan.Rounds,
            Length = options.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : plan.Length,
        };
    }

    /// <summary>What comes before a measurement.</summary>
    public TimeSpan WarmUpOf(Contender contender, Scenario scenario, BenchServer server, int round) =>
        contender.IsNative ? WarmUp
        : round == 0 && scenario.Kind == ScenarioKind.Handshakes ? HandshakeFactor * JitWarmUp
        : !server.IsWarm ? JitWarmUp
        : round == 0 ? ScenarioWarmUp
        : WarmUp;

    /// <summary>How long a measurement of a scenario is.</summary>
    public TimeSpan LengthOf(Scenario scenario) =>
        scenario.Kind == ScenarioKind.Blocked && Length < LongestBlock ? LongestBlock : Length;

    /// <summary>The scenario, as this plan runs it.</summary>
    public Scenario Limit(Scenario scenario) =>
        scenario with
        {
            Connections = Math.Min(scenario.Connections, MostConnections),
            IsSpinning = IsSpinning && scenario.Kind != ScenarioKind.Idle,
        };
}
