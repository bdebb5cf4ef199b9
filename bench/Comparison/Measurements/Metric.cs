namespace Comparison.Measurements;

/// <summary>A line of the report.</summary>
/// <param name="Scenario">The table it stands in.</param>
/// <param name="Name">What is measured, with its unit.</param>
/// <param name="Format">How the number is written.</param>
/// <param name="HasRatio">Whether ours divided by stock says anything.</param>
internal sealed record Metric(string Scenario, string Name, string Format = "N0", bool HasRatio = true);
