namespace Comparison.Results;

/// <summary>What was not measured.</summary>
/// <param name="Scenario">Null: every one.</param>
/// <param name="Contender">Null: every one.</param>
/// <param name="Reason">In words.</param>
internal sealed record Omission(string? Scenario, string? Contender, string Reason);
