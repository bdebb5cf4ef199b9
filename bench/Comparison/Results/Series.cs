namespace Comparison.Results;

/// <summary>What the rounds of a run gave for one server in one scenario.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Contender">The server's name.</param>
/// <param name="Run">The run's.</param>
/// <param name="Rounds">The figures of each round, by their names.</param>
internal sealed record Series(string Scenario, string Contender, string Run, List<Dictionary<string, double>> Rounds);
