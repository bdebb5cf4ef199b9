using System.Globalization;
using System.Text;
using Comparison.Measurements;

namespace Comparison.Report;

/// <summary>Writes the figures down as tables: median (least to most of the rounds).</summary>
internal static class MarkdownReport
{
    private static readonly IFormatProvider Culture = CultureInfo.InvariantCulture;

    /// <param name="figures">What was measured.</param>
    /// <param name="circumstances">Name and value of what a reader has to know about the run.</param>
    public static string Write(Figures figures, IEnumerable<(string Name, string Value)> circumstances)
    {
        StringBuilder text = new();
        foreach ((string name, string value) in circumstances)
        {
            text.Append(Culture, $"- {name}: {value}\n");
        }

        foreach (
            IGrouping<string, Metric> table in figures.Metrics.GroupBy(
                static metric => metric.Scenario,
                StringComparer.Ordinal
            )
        )
        {
            text.Append(Culture, $"\n### {table.Key}\n\n{Header()}\n");
            foreach (Metric metric in table)
            {
                text.Append(Culture, $"{Line(figures, metric)}\n");
            }
        }

        return text.ToString();
    }

    private static string Header()
    {
        string[] cells =
        [
            "",
            .. ComparisonRun.Kinds,
            .. Compared().Select(static kind => $"{kind} ÷ {ComparisonRun.Baseline}"),
        ];
        return $"{Row(cells)}\n{Row(cells.Select(static (_, column) => column == 0 ? "---" : "---:"))}";
    }

    private static string Line(Figures figures, Metric metric) =>
        Row([
            metric.Name,
            .. ComparisonRun.Kinds.Select(kind => Text(figures.Of(metric, kind), metric.Format)),
            .. Compared()
                .Select(kind =>
                    metric.HasRatio ? Text(figures.Ratio(metric, kind, ComparisonRun.Baseline), "0.00") : ""
                ),
        ]);

    private static IEnumerable<string> Compared() =>
        ComparisonRun.Kinds.Where(static kind =>
            !string.Equals(kind, ComparisonRun.Baseline, StringComparison.Ordinal)
        );

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Text(Spread spread, string format)
    {
        string Number(double value) => value.ToString(format, Culture);
        return $"{Number(spread.Median)} ({Number(spread.Least)} to {Number(spread.Most)})";
    }
}
