using Comparison.Contenders;
using Comparison.Measurements;
using Comparison.Results;

namespace Comparison.Targets;

/// <summary>A figure beside its bound.</summary>
/// <param name="Value">The median.</param>
/// <param name="Bound">What was asked for.</param>
/// <param name="IsMet">Whether it is reached.</param>
internal sealed record TargetOutcome(double Value, double Bound, bool IsMet)
{
    public static TargetOutcome? OfStock(ResultSet results, Target target) =>
        Against(results, target, ContenderList.Stock, target.OfStock);

    public static TargetOutcome? OfBun(ResultSet results, Target target) =>
        Against(results, target, ContenderList.Bun, target.OfBun);

    public static TargetOutcome? OfRaw(ResultSet results, Target target) =>
        Against(results, target, $"raw-{ContenderList.Find(target.Contender)!.Loop}", target.OfRaw);

    public static TargetOutcome? Absolute(ResultSet results, Target target) =>
        Judge(results.Of(target.Scenario, target.Contender, target.Metric), target, target.Absolute);

    private static TargetOutcome? Against(ResultSet results, Target target, string divisor, double? bound) =>
        Judge(results.Ratio(target.Scenario, target.Contender, divisor, target.Metric), target, bound);

    private static TargetOutcome? Judge(Spread? spread, Target target, double? bound) =>
        spread is null || bound is null
            ? null
            : new TargetOutcome(
                spread.Median,
                bound.Value,
                target.IsUpperBound ? spread.Median <= bound : spread.Median >= bound
            );
}
