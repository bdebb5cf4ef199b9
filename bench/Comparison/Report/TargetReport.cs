using Comparison.Contenders;
using Comparison.Measurements;
using Comparison.Results;
using Comparison.Targets;

namespace Comparison.Report;

/// <summary>The table of what was to be reached and what was.</summary>
internal static class TargetReport
{
    private static readonly string[] Header =
    [
        "target",
        "server",
        "÷ stock",
        "÷ Bun",
        "÷ raw TCP in C, same loop",
        "figure itself",
        "all met",
    ];

    public static string Write(ResultSet results) =>
        MarkdownTable.Write(Header, TargetList.All.Select(target => Row(results, target)));

    private static string[] Row(ResultSet results, Target target)
    {
        (TargetOutcome? Outcome, double? Bound)[] outcomes =
        [
            (TargetOutcome.OfStock(results, target), target.OfStock),
            (TargetOutcome.OfBun(results, target), target.OfBun),
            (TargetOutcome.OfRaw(results, target), target.OfRaw),
            (TargetOutcome.Absolute(results, target), target.Absolute),
        ];
        return
        [
            target.Title,
            ContenderList.Find(target.Contender)!.Title,
            .. outcomes.Select(cell => Cell(target, cell.Outcome, cell.Bound)),
            Verdict(outcomes),
        ];
    }

    private static string Verdict((TargetOutcome? Outcome, double? Bound)[] outcomes)
    {
        (TargetOutcome? Outcome, double? Bound)[] asked = Array.FindAll(
            outcomes,
            static cell => cell.Bound is not null
        );
        return Array.Exists(asked, static cell => cell.Outcome is { IsMet: false }) ? "**no**"
            : Array.Exists(asked, static cell => cell.Outcome is null) ? "not measured"
            : "yes";
    }

    private static string Cell(Target target, TargetOutcome? outcome, double? bound)
    {
        if (bound is null)
        {
            return "";
        }

        string asked = $"{(target.IsUpperBound ? '≤' : '≥')} {Number(target, bound.Value)}";
        return outcome is null ? $"not measured ({asked})"
            : outcome.IsMet ? $"{Number(target, outcome.Value)} ({asked}) met"
            : $"**{Number(target, outcome.Value)}** ({asked}) **not met**";
    }

    // Figures themselves are bytes or, of latencies, microseconds that are said in milliseconds; the rest are ratios.
    private static string Number(Target target, double value) =>
        target.Absolute is null ? value.ToString("0.00", PageText.Culture)
        : string.Equals(target.Metric, MetricId.Maximum, StringComparison.Ordinal)
            ? (value / 1000).ToString("0.0", PageText.Culture)
        : value.ToString("#,0.#", PageText.Culture);
}
