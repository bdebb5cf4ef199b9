using Comparison.Contenders;
using Comparison.Measurements;
using Comparison.Results;
using Comparison.Scenarios;

namespace Comparison.Charts;

/// <summary><c>docs/charts</c>: one for each scenario.</summary>
internal static class ChartSet
{
    private const string Folder = "docs/charts";

    /// <summary>As the page refers to it.</summary>
    public static string LinkOf(Scenario scenario) => $"charts/{scenario.Id}.svg";

    /// <summary>The figure that is drawn.</summary>
    public static string MetricOf(Scenario scenario) =>
        scenario.Kind switch
        {
            ScenarioKind.Idle => MetricId.Resident,
            ScenarioKind.Blocked => MetricId.Maximum,
            _ => MetricId.PerCpuSecond,
        };

    /// <summary>Draws all that was measured; charts of what was not are removed.</summary>
    public static void Write(ResultSet results)
    {
        Directory.CreateDirectory(Folder);
        foreach (Scenario scenario in ScenarioList.All)
        {
            string path = $"{Folder}/{scenario.Id}.svg";
            Bar[] bars = [.. ContenderList.All.Select(contender => BarOf(results, scenario, contender)).OfType<Bar>()];
            if (bars.Length > 0)
            {
                File.WriteAllText(path, new BarChart(scenario.Title, AxisOf(scenario), bars).Write());
            }
            else
            {
                File.Delete(path);
            }
        }
    }

    private static Bar? BarOf(ResultSet results, Scenario scenario, Contender contender) =>
        results.Of(scenario.Id, contender.Id, MetricOf(scenario)) is { } spread
            ? new Bar(
                contender.Title,
                spread.Median,
                spread.Least,
                spread.Most,
                contender.Family switch
                {
                    ContenderFamily.Ours => "ours",
                    ContenderFamily.Classic => "classic",
                    ContenderFamily.Stock => "stock",
                    ContenderFamily.Raw => "raw",
                    _ => "peer",
                }
            )
            : null;

    private static string AxisOf(Scenario scenario) =>
        scenario.Kind switch
        {
            ScenarioKind.Idle => "resident bytes per connection after a full collection; less is better",
            ScenarioKind.Blocked => "longest wait of any message, microseconds; less is better",
            ScenarioKind.Handshakes => "connections per second of the server's processor time; more is better",
            _ => "messages per second of the server's processor time; more is better",
        };
}
