using System.Text.Json;
using AspNetWebSockets.Migrate.CommandLine;

namespace AspNetWebSockets.Migrate.Tests.Hosting;

/// <summary>One run of <c>websocket-migrate</c>, with all that it wrote.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static async Task<ToolRun> StartAsync(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = await MigrateCommand.RunAsync(arguments, output, error);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The report as JSON, of a run that writes nothing.</summary>
    public static async Task<JsonElement> ReportAsync(OldSiteFolder site)
    {
        ToolRun run = await StartAsync(site.Root, "--dry-run", "--json");
        run.Error.ShouldBeEmpty();
        using JsonDocument document = JsonDocument.Parse(run.Output);
        return document.RootElement.Clone();
    }
}
