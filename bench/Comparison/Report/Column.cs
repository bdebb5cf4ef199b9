using Comparison.Contenders;
using Comparison.Measurements;
using Comparison.Results;
using Comparison.Scenarios;

namespace Comparison.Report;

/// <summary>A column of a scenario's table: a heading and how a cell is found, empty where nothing was measured.</summary>
internal sealed record Column(string Heading, Func<ResultSet, Scenario, Contender, string> Cell)
{
    /// <summary>Above this use of its core nothing but the server holds the server up.</summary>
    private const double Full = 0.9;

    /// <summary>Median, least and most.</summary>
    public static Column WithSpread(string heading, string metric, string format) =>
        new(
            heading,
            (results, scenario, contender) =>
                results.Of(scenario.Id, contender.Id, metric) is { } spread
                    ? $"{Text(spread.Median, format)} ({Text(spread.Least, format)} to {Text(spread.Most, format)})"
                    : ""
        );

    /// <summary>The median alone.</summary>
    public static Column Plain(string heading, string metric, string format) =>
        new(
            heading,
            (results, scenario, contender) =>
                results.Of(scenario.Id, contender.Id, metric) is { } spread ? Text(spread.Median, format) : ""
        );

    /// <summary>The median of the rounds' ratios to another server.</summary>
    public static Column Ratio(string heading, string metric, Func<Contender, string> divisor) =>
        new(
            heading,
            (results, scenario, contender) =>
                results.Ratio(scenario.Id, contender.Id, divisor(contender), metric) is { } ratio
                    ? Text(ratio.Median, "0.00")
                    : ""
        );

    /// <summary>Whether the server, and not the client, is what was measured.</summary>
    public static Column Bottleneck { get; } =
        new(
            "server is the bottleneck",
            static (results, scenario, contender) =>
                results.Of(scenario.Id, contender.Id, MetricId.ServerUse) is { } use
                    ? use.Median >= Full
                        ? "yes"
                        : "no"
                    : ""
        );

    private static string Text(double value, string format) => value.ToString(format, PageText.Culture);
}
