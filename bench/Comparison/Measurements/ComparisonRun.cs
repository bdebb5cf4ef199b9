using Comparison.Contenders;
using Comparison.Processes;
using Comparison.Results;
using Comparison.Scenarios;

namespace Comparison.Measurements;

/// <summary>The whole comparison: every round gives every server its turn, beginning with another one each time.</summary>
internal sealed class ComparisonRun(ComparisonOptions options, ComparisonPlan plan, ResultSet results)
{
    /// <summary>Measures everything that was asked for.</summary>
    public async Task RunAsync()
    {
        using ServerPool pool = new();
        Contender[] contenders = [.. ContenderList.All.Where(options.Includes).Where(IsHere)];
        foreach (Scenario scenario in ScenarioList.All.Where(options.Includes).Select(plan.Limit))
        {
            if (OpenFileLimit.ReasonAgainst(scenario.Connections) is { } reason)
            {
                Omit(scenario.Id, null, reason);
            }
            else
            {
                await MeasureAsync(pool, scenario, [.. contenders.Where(scenario.Includes)]);
            }
        }

        foreach ((string contender, string version) in pool.Versions)
        {
            results.SetVersion(contender, version);
        }
    }

    private bool IsHere(Contender contender)
    {
        string? reason = contender.IsDotNet ? null : PeerFolder.ReasonMissing(contender.Peer);
        if (reason is not null)
        {
            Omit(null, contender.Id, reason);
        }

        return reason is null;
    }

    private async Task MeasureAsync(ServerPool pool, Scenario scenario, List<Contender> contenders)
    {
        for (int round = 0; round < plan.Rounds; round++)
        {
            Contender[] turns =
            [
                .. contenders[(round % Math.Max(1, contenders.Count))..],
                .. contenders[..(round % Math.Max(1, contenders.Count))],
            ];
            foreach (Contender contender in turns)
            {
                Console.Error.WriteLine($"{scenario.Title}: round {round + 1} of {plan.Rounds}, {contender.Title}");
                try
                {
                    results.Add(scenario.Id, contender.Id, await MeasureAsync(pool, scenario, contender, round));
                }
                catch (ComparisonFailureException failure)
                {
                    contenders.Remove(contender);
                    pool.Drop(contender, scenario);
                    results.Remove(scenario.Id, contender.Id);
                    Omit(scenario.Id, contender.Id, failure.Message);
                }
            }
        }
    }

    private async Task<Dictionary<string, double>> MeasureAsync(
        ServerPool pool,
        Scenario scenario,
        Contender contender,
        int round
    )
    {
        if (scenario.Kind == ScenarioKind.Idle)
        {
            using BenchServer fresh = await pool.StartAsync(contender, scenario);
            return await Measurement.OfMemoryAsync(fresh, contender, scenario);
        }

        BenchServer server = await pool.TakeAsync(contender, scenario);
        TimeSpan warmUp = plan.WarmUpOf(contender, scenario, server, round);
        server.IsWarm = true;
        return await Measurement.UnderLoadAsync(server, contender, scenario, warmUp, plan.LengthOf(scenario));
    }

    private void Omit(string? scenario, string? contender, string reason)
    {
        Console.Error.WriteLine($"LEFT OUT: {scenario ?? "every scenario"}, {contender ?? "every server"}: {reason}");
        results.Omit(new Omission(scenario, contender, reason));
    }
}
