using AspNetWebSockets.Migrate.Analysis;
using AspNetWebSockets.Migrate.Files;
using AspNetWebSockets.Migrate.Projects;
using AspNetWebSockets.Migrate.Reports;
using AspNetWebSockets.Migrate.Writing;

namespace AspNetWebSockets.Migrate.CommandLine;

/// <summary>One run of the tool.</summary>
internal sealed class Migration(MigrateOptions options, TextWriter output, TextWriter error)
{
    private readonly Messages _messages = new();
    private readonly ReadLimits _limits = new();

    internal ExitCode Run(CancellationToken cancellationToken)
    {
        try
        {
            return Refusal() is { } refusal ? Fail(refusal) : Migrate(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Interrupted; nothing more is written.");
            return ExitCode.Interrupted;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(exception.Message);
        }
    }

    private string? Refusal()
    {
        if (!Directory.Exists(options.Path) && !File.Exists(options.Path))
        {
            return $"{options.Path} does not exist. Name the folder or the .csproj of an ASP.NET 4.x site.";
        }

        if (
            File.Exists(options.Path)
            && !string.Equals(Path.GetExtension(options.Path), ".csproj", StringComparison.OrdinalIgnoreCase)
        )
        {
            return $"{options.Path} is no C# project. Name the folder or the .csproj of an ASP.NET 4.x site.";
        }

        return
            options.ProjectReference is { } checkout
            && !File.Exists(LibraryReference.ProjectIn(checkout, LibraryReference.SystemWeb))
            ? $"{checkout} is no AspNetWebSockets repository: it has no src/{LibraryReference.SystemWeb}. Name its root with --project-reference."
            : null;
    }

    private ExitCode Migrate(CancellationToken cancellationToken)
    {
        FileTexts texts = new(_messages, _limits);
        IReadOnlyList<string> places = new SiteFinder(new FolderWalk(_messages, _limits), texts, _messages).Find(
            options.Path,
            cancellationToken
        );
        List<SiteResult> results = [];
        foreach (string place in places)
        {
            SiteAnalysis analysis = ProgressDisplay.Run(
                error,
                progress => new SiteAnalyzer(_messages, _limits).Analyze(place, progress, cancellationToken)
            );
            string folder = OutputFolder.For(
                analysis.Site.Folder,
                analysis.Site.Name,
                options.Output,
                places.Count > 1
            );
            if (OutputFolder.Refusal(analysis.Site.Folder, folder, options.Force || options.DryRun) is { } refusal)
            {
                return Fail(refusal);
            }

            LibraryReference library = new(options.PackageVersion, options.ProjectReference);
            results.Add(new SiteResult(analysis, folder, NewProject.Of(analysis, folder, library)));
        }

        foreach (
            SiteResult result in options.DryRun ? [] : results.Where(result => result.Analysis.EntryPoints.Count > 0)
        )
        {
            OutputFolder.Write(result.Output, result.Files);
        }

        MigrationReport report = new(results, _messages.All, options.DryRun, Judge(results));
        if (options.Json)
        {
            JsonReport.Write(report, output);
        }
        else
        {
            new TextReport(output).Write(report);
        }

        return report.ExitCode;
    }

    private ExitCode Judge(List<SiteResult> results)
    {
        if (results.All(result => result.Analysis.EntryPoints.Count == 0))
        {
            return ExitCode.NothingFound;
        }

        bool needsWork =
            _messages.All.Any(message => message.IsProblem)
            || results.Any(result =>
                result.Analysis.LeftOut.Count > 0 || result.Analysis.EntryPoints.Any(entry => !entry.MovesUnchanged)
            );
        return needsWork ? ExitCode.NeedsWork : ExitCode.MovesUnchanged;
    }

    private ExitCode Fail(string reason)
    {
        error.WriteLine(reason);
        return ExitCode.Failed;
    }
}
