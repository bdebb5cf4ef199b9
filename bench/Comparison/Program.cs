using Comparison;
using Comparison.Measurements;
using Comparison.Report;

try
{
    ComparisonOptions options = ComparisonOptions.Read(args);
    ComparisonPlan plan = options.IsQuick ? ComparisonPlan.Quick : ComparisonPlan.Full;
    ComparisonRun run = new(plan);
    Figures figures = await run.RunAsync();
    string report = MarkdownReport.Write(
        figures,
        [
            ("Command", options.IsQuick ? "`bench/compare --quick`" : "`bench/compare`"),
            ("Commit", $"`{options.Commit}`"),
            ("Date", $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}"),
            ("Servers", run.Runtime),
            ("Machine", MachineDescription.Read()),
            ("Load average of the machine before the run", options.LoadAverage),
            ("Rounds", $"{plan.Rounds} of {plan.Length.TotalSeconds:0.#} s for each server in turn"),
        ]
    );
    Console.WriteLine(report);
    if (!options.IsQuick)
    {
        PerformanceDocument.Update(report);
    }

    return 0;
}
catch (ComparisonFailureException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
