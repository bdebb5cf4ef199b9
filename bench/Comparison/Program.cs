using Comparison;
using Comparison.Charts;
using Comparison.Measurements;
using Comparison.Report;
using Comparison.Results;

try
{
    ComparisonOptions options = ComparisonOptions.Read(args);
    ComparisonPlan plan = ComparisonPlan.For(options);
    RunDescription description = new(
        $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC",
        options.Commit,
        MachineDescription.Read(),
        options.LoadAverage,
        plan.Rounds,
        plan.Length.TotalSeconds,
        plan.IsSpinning
    );
    ResultSet results =
        options.IsReportOnly ? ResultSet.Load()
        : options.IsMerge ? ResultSet.Continue(description)
        : ResultSet.Start(description);
    if (!options.IsReportOnly)
    {
        await new ComparisonRun(options, plan, results).RunAsync();
    }

    string report = MarkdownReport.Write(results);
    Console.WriteLine(report);
    if (options.WritesPage)
    {
        results.Save();
        ChartSet.Write(results);
        PerformanceDocument.Update(report);
    }

    if (options.RequiresAll && results.Omissions.Count > 0)
    {
        await Console.Error.WriteLineAsync($"{results.Omissions.Count} of what was to be measured was left out.");
        return 1;
    }

    return 0;
}
catch (ComparisonFailureException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
