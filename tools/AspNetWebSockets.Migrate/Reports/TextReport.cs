using AspNetWebSockets.Migrate.Analysis;
using AspNetWebSockets.Migrate.CommandLine;
using AspNetWebSockets.Migrate.Files;
using AspNetWebSockets.Migrate.Writing;
using Spectre.Console;

namespace AspNetWebSockets.Migrate.Reports;

/// <summary>The report for a reader: coloured in a terminal, plain lines elsewhere.</summary>
internal sealed class TextReport(TextWriter output)
{
    private const int PlacesShown = 3;

    private readonly IAnsiConsole _console = Consoles.For(output);

    internal void Write(MigrationReport report)
    {
        foreach (SiteResult site in report.Sites)
        {
            WriteSite(site, report.IsDryRun);
        }

        WriteMessages(report.Messages);
        _console.MarkupLineInterpolated($"[bold]{Conclusion(report)}[/]");
    }

    private void WriteSite(SiteResult result, bool isDryRun)
    {
        SiteAnalysis analysis = result.Analysis;
        _console.MarkupLineInterpolated(
            $"[bold]{analysis.Site.Name}[/]  {analysis.Site.ProjectFile ?? analysis.Site.Folder}  {analysis.Sources.Count} C# files"
        );
        WriteEntryPoints("WebSocket entry points", analysis, entry => entry.UsesWebSockets);
        WriteEntryPoints("Other entry points", analysis, entry => !entry.UsesWebSockets);
        if (analysis.LeftOut.Count > 0)
        {
            _console.MarkupLine("[bold]Left out of the new project[/]");
            foreach (LeftOutFile file in analysis.LeftOut)
            {
                _console.MarkupLineInterpolated($"  {Relative(analysis, file.File)}: {file.Reason}");
            }
        }

        if (analysis.EntryPoints.Count > 0)
        {
            WriteFiles(result, isDryRun);
        }

        _console.WriteLine();
    }

    private void WriteEntryPoints(string title, SiteAnalysis analysis, Func<EntryPoint, bool> belongs)
    {
        EntryPoint[] entries = [.. analysis.EntryPoints.Where(belongs)];
        if (entries.Length == 0)
        {
            return;
        }

        _console.MarkupLineInterpolated($"[bold]{title}[/]");
        foreach (EntryPoint entry in entries)
        {
            string where = string.Join(" ", entry.Addresses.Append($"{Relative(analysis, entry.File)}:{entry.Line}"));
            if (entry.MovesUnchanged)
            {
                _console.MarkupLineInterpolated(
                    $"  [green]moves unchanged[/]  {entry.TypeName}  ({entry.Kind.InWords()})  {where}"
                );
            }
            else
            {
                _console.MarkupLineInterpolated(
                    $"  [red]needs work[/]       {entry.TypeName}  ({entry.Kind.InWords()})  {where}"
                );
            }

            foreach (Missing missing in entry.Missing)
            {
                _console.MarkupLineInterpolated(
                    $"      {missing.Name}  {Places(analysis, missing)}{(missing.Advice is null ? "" : $"  {missing.Advice}")}"
                );
            }
        }
    }

    private void WriteFiles(SiteResult result, bool isDryRun)
    {
        _console.MarkupLine(isDryRun ? "[bold]Would be written[/]" : "[bold]Written[/]");
        foreach (GeneratedFile file in result.Files)
        {
            _console.MarkupLineInterpolated($"  {Path.Combine(result.Output, file.Name)}");
            if (isDryRun)
            {
                foreach (string line in file.Text.Split('\n'))
                {
                    _console.MarkupLineInterpolated($"    [dim]{line}[/]");
                }
            }
        }
    }

    private void WriteMessages(IReadOnlyList<FileMessage> messages)
    {
        foreach (FileMessage message in messages.OrderByDescending(message => message.IsProblem))
        {
            string mark = message.IsProblem ? "!" : "-";
            _console.MarkupLineInterpolated($"{mark} {message.Path} {message.Text}");
        }
    }

    private static string Conclusion(MigrationReport report)
    {
        int work = report.Sites.Sum(site => site.Analysis.EntryPoints.Count(entry => !entry.MovesUnchanged));
        int all = report.Sites.Sum(site => site.Analysis.EntryPoints.Count);
        return report.ExitCode switch
        {
            ExitCode.NothingFound => "No entry point of ASP.NET 4.x was found; nothing is written.",
            ExitCode.MovesUnchanged => $"All {all} entry points move unchanged.{Next(report)}",
            _ when work == 0 =>
                $"All {all} entry points move unchanged; look at the files that are named above.{Next(report)}",
            _ => $"{all - work} of {all} entry points move unchanged, {work} need work.{Next(report)}",
        };
    }

    private static string Next(MigrationReport report) =>
        report is { IsDryRun: false, Sites: [var site] } ? $" Next: dotnet run --project {site.Output}" : "";

    private static string Places(SiteAnalysis analysis, Missing missing) =>
        string.Join(
            ", ",
            missing.Places.Take(PlacesShown).Select(place => $"{Relative(analysis, place.File)}:{place.Line}")
        ) + (missing.Places.Count > PlacesShown ? $" and {missing.Places.Count - PlacesShown} more" : "");

    private static string Relative(SiteAnalysis analysis, string file) =>
        Path.GetRelativePath(analysis.Site.Folder, file);
}
