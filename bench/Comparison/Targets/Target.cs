using Comparison.Measurements;

namespace Comparison.Targets;

/// <summary>What one server is to reach in one scenario. A bound that is null is not asked for.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Scenario">Where it is measured.</param>
/// <param name="Contender">Who is to reach it.</param>
/// <param name="Metric">By what.</param>
internal sealed record Target(string Title, string Scenario, string Contender, string Metric = MetricId.PerCpuSecond)
{
    /// <summary>Whether the bounds are upper ones.</summary>
    public bool IsUpperBound { get; init; }

    /// <summary>Against stock ASP.NET Core with default settings.</summary>
    public double? OfStock { get; init; }

    public double? OfBun { get; init; }

    /// <summary>Against the raw TCP echo in C on the same kind of loop.</summary>
    public double? OfRaw { get; init; }

    /// <summary>The figure itself.</summary>
    public double? Absolute { get; init; }
}
