namespace Comparison;

/// <summary>How long and how often.</summary>
/// <param name="Rounds">In each, every server has its turn in every scenario.</param>
/// <param name="FirstWarmUp">Before the first round of a scenario: the runtime is still compiling then, on the server's core.</param>
/// <param name="WarmUp">Before the others.</param>
/// <param name="Length">What is measured.</param>
/// <param name="IdleConnections">How many are opened for the memory of one.</param>
internal sealed record ComparisonPlan(
    int Rounds,
    TimeSpan FirstWarmUp,
    TimeSpan WarmUp,
    TimeSpan Length,
    int IdleConnections
)
{
    /// <summary>What the figures in the documentation come from.</summary>
    public static readonly ComparisonPlan Full = new(
        Rounds: 5,
        FirstWarmUp: TimeSpan.FromSeconds(10),
        WarmUp: TimeSpan.FromSeconds(1),
        Length: TimeSpan.FromSeconds(5),
        IdleConnections: 5000
    );

    /// <summary>Shows that the comparison works; its figures mean nothing.</summary>
    public static readonly ComparisonPlan Quick = new(
        Rounds: 2,
        FirstWarmUp: TimeSpan.FromSeconds(1),
        WarmUp: TimeSpan.FromSeconds(0.5),
        Length: TimeSpan.FromSeconds(1),
        IdleConnections: 500
    );
}
