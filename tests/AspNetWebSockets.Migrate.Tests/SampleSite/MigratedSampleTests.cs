using System.Text.Json;
using AspNetWebSockets.Migrate.Tests.Hosting;

namespace AspNetWebSockets.Migrate.Tests.SampleSite;

/// <summary>samples/Migrated is what the tool makes of samples/LegacySite.</summary>
public sealed class MigratedSampleTests
{
    [Fact]
    public async Task Is_as_the_tool_writes_it_today()
    {
        string sample = Path.Combine(Repository.Root, "samples", "Migrated");

        ToolRun run = await ToolRun.StartAsync(
            Repository.LegacySite,
            "--output",
            sample,
            "--project-reference",
            Repository.Root,
            "--dry-run",
            "--json"
        );

        run.ExitCode.ShouldBe(0, run.Output);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        foreach (JsonElement file in report.RootElement.GetProperty("sites")[0].GetProperty("files").EnumerateArray())
        {
            string path = file.GetProperty("path").GetString()!;
            file.GetProperty("text")
                .GetString()
                .ShouldBe(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), path);
        }
    }
}
