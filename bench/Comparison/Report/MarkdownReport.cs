using System.Text;
using Comparison.Charts;
using Comparison.Contenders;
using Comparison.Results;
using Comparison.Scenarios;

namespace Comparison.Report;

/// <summary>Writes the figures down: circumstances, targets, and a chart and a table for each scenario.</summary>
internal static class MarkdownReport
{
    public static string Write(ResultSet results)
    {
        StringBuilder text = new();
        AppendCircumstances(text, results);
        text.Append(PageText.Culture, $"\n### Targets\n\n{TargetReport.Write(results)}");
        foreach (Scenario scenario in ScenarioList.All)
        {
            Contender[] measured = [.. ContenderList.All.Where(contender => IsMeasured(results, scenario, contender))];
            if (measured.Length > 0)
            {
                text.Append(PageText.Culture, $"\n### {scenario.Title}\n\n");
                text.Append(PageText.Culture, $"![{scenario.Title}]({ChartSet.LinkOf(scenario)})\n\n");
                text.Append(TableOf(results, scenario, measured));
            }
        }

        AppendOmissions(text, results);
        return text.ToString();
    }

    /// <summary>The table of one scenario.</summary>
    private static string TableOf(ResultSet results, Scenario scenario, Contender[] measured)
    {
        IReadOnlyList<Column> columns = ColumnSet.Of(scenario);
        return MarkdownTable.Write(
            ["", .. columns.Select(static column => column.Heading)],
            measured.Select(contender =>
                (IReadOnlyList<string>)
                    [contender.Title, .. columns.Select(column => column.Cell(results, scenario, contender))]
            )
        );
    }

    private static bool IsMeasured(ResultSet results, Scenario scenario, Contender contender) =>
        results.Of(scenario.Id, contender.Id, ChartSet.MetricOf(scenario)) is not null;

    private static void AppendCircumstances(StringBuilder text, ResultSet results)
    {
        foreach (RunDescription run in results.Runs)
        {
            text.Append(
                PageText.Culture,
                $"- Run of {run.Id}, commit `{run.Commit}`: {run.Rounds} rounds of {run.Seconds:0.#} s for each server in turn{(run.IsSpinning ? ", the client polling" : "")}; {run.Machine}; load average before the run {run.LoadAverage}\n"
            );
        }

        text.Append(PageText.Culture, $"- Native peers: {PeerFolder.Compiler()}\n");
        foreach (
            IGrouping<string, string> servers in results.Versions.GroupBy(
                static pair => pair.Value,
                static pair => ContenderList.Find(pair.Key)?.Title ?? pair.Key,
                StringComparer.Ordinal
            )
        )
        {
            text.Append(PageText.Culture, $"- {string.Join("; ", servers)}: {servers.Key}\n");
        }
    }

    private static void AppendOmissions(StringBuilder text, ResultSet results)
    {
        if (results.Omissions.Count == 0)
        {
            return;
        }

        text.Append("\n### Left out\n\n");
        foreach (
            IGrouping<(string? Contender, string Reason), Omission> omissions in results.Omissions.GroupBy(
                static omission => (omission.Contender, omission.Reason)
            )
        )
        {
            string contender = omissions.Key.Contender is { } id ? ContenderList.Find(id)?.Title ?? id : "every server";
            string scenarios = string.Join(
                ", ",
                omissions.Select(static omission => omission.Scenario ?? "every scenario")
            );
            text.Append(
                PageText.Culture,
                $"- {contender} ({scenarios}): {omissions.Key.Reason.ReplaceLineEndings(" ")}\n"
            );
        }
    }
}
