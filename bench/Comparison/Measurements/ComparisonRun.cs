using Comparison.Processes;

namespace Comparison.Measurements;

/// <summary>The whole comparison: every round gives every server its turn, beginning with another one each time.</summary>
internal sealed class ComparisonRun(ComparisonPlan plan)
{
    /// <summary>What the others are divided by.</summary>
    public const string Baseline = "stock";

    /// <summary>The servers, as the command line of <c>Servers</c> names them.</summary>
    public static readonly string[] Kinds = [Baseline, "ours", "classic"];

    private readonly Figures _figures = new();

    /// <summary>The runtime of the servers and its settings.</summary>
    public string Runtime { get; private set; } = "";

    /// <summary>Measures everything.</summary>
    public async Task<Figures> RunAsync()
    {
        Dictionary<string, BenchServer> servers = new(StringComparer.Ordinal);
        try
        {
            foreach (string kind in Kinds)
            {
                servers[kind] = await BenchServer.StartAsync(kind);
            }

            BenchServer stock = servers[Baseline];
            Runtime = $"{stock.Runtime}, {stock.GarbageCollector} garbage collector, default settings";
            foreach (LoadScenario scenario in LoadScenario.All)
            {
                await InRoundsAsync(
                    scenario.Title,
                    (kind, round) =>
                        scenario.MeasureAsync(
                            servers[kind],
                            kind,
                            round == 0 ? plan.FirstWarmUp : plan.WarmUp,
                            plan.Length,
                            _figures
                        )
                );
            }
        }
        finally
        {
            foreach (BenchServer server in servers.Values)
            {
                server.Dispose();
            }
        }

        await InRoundsAsync(
            "Memory of an idle connection",
            (kind, _) => IdleMeasurement.MeasureAsync(kind, plan.IdleConnections, _figures)
        );
        return _figures;
    }

    private async Task InRoundsAsync(string title, Func<string, int, Task> measureAsync)
    {
        for (int round = 0; round < plan.Rounds; round++)
        {
            for (int turn = 0; turn < Kinds.Length; turn++)
            {
                string kind = Kinds[(round + turn) % Kinds.Length];
                Console.Error.WriteLine($"{title}: round {round + 1} of {plan.Rounds}, {kind}");
                await measureAsync(kind, round);
            }
        }
    }
}
