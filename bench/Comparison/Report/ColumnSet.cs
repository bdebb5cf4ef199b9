using Comparison.Contenders;
using Comparison.Measurements;
using Comparison.Scenarios;

namespace Comparison.Report;

/// <summary>Which columns a scenario's table has.</summary>
internal static class ColumnSet
{
    private static readonly Column[] Use =
    [
        Column.Plain("server's core", MetricId.ServerUse, "P0"),
        Column.Plain("client's core", MetricId.ClientUse, "P0"),
        Column.Bottleneck,
    ];

    private static readonly Column[] Latencies =
    [
        Column.Plain("p50, µs", MetricId.P50, "N0"),
        Column.WithSpread("p99, µs", MetricId.P99, "N0"),
        Column.Plain("p99.9, µs", MetricId.P999, "N0"),
    ];

    /// <summary>The columns, without the one of the servers' names.</summary>
    public static IReadOnlyList<Column> Of(Scenario scenario) =>
        scenario.Kind switch
        {
            ScenarioKind.Echo =>
            [
                Column.WithSpread("messages per server CPU-second", MetricId.PerCpuSecond, "N0"),
                .. Ratios(),
                Column.Ratio("÷ raw, same loop", MetricId.PerCpuSecond, static contender => $"raw-{contender.Loop}"),
                Column.Plain("messages per second", MetricId.PerSecond, "N0"),
                .. Latencies,
                Column.Plain("bytes allocated per message", MetricId.Allocated, "N1"),
                .. Use,
            ],
            ScenarioKind.Handshakes =>
            [
                Column.WithSpread("connections per server CPU-second", MetricId.PerCpuSecond, "N0"),
                .. Ratios(),
                Column.Plain("connections per second", MetricId.PerSecond, "N0"),
                .. Latencies,
                Column.Plain("bytes allocated per connection", MetricId.Allocated, "N0"),
                .. Use,
            ],
            ScenarioKind.Idle =>
            [
                Column.WithSpread("resident bytes per connection", MetricId.Resident, "N0"),
                Column.Ratio("÷ stock", MetricId.Resident, static _ => ContenderList.Stock),
                Column.Plain("the same before a full collection", MetricId.ResidentUncollected, "N0"),
                Column.Plain("managed bytes", MetricId.Managed, "N0"),
            ],
            _ =>
            [
                Column.Plain("messages per second", MetricId.PerSecond, "N0"),
                .. Latencies,
                Column.WithSpread("longest, µs", MetricId.Maximum, "N0"),
                .. Use,
            ],
        };

    private static Column[] Ratios() =>
        [
            Column.Ratio("÷ stock", MetricId.PerCpuSecond, static _ => ContenderList.Stock),
            Column.Ratio("÷ Bun", MetricId.PerCpuSecond, static _ => ContenderList.Bun),
        ];
}
