using System.Text.Encodings.Web;
using System.Text.Json;
using AspNetWebSockets.Migrate.Analysis;
using AspNetWebSockets.Migrate.Projects;

namespace AspNetWebSockets.Migrate.Reports;

/// <summary>The report for a program. Paths are full.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static void Write(MigrationReport report, TextWriter output) =>
        output.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    ExitCode = (int)report.ExitCode,
                    DryRun = report.IsDryRun,
                    Sites = report.Sites.Select(Site),
                    Messages = report.Messages.Select(message => new
                    {
                        message.Path,
                        message.Text,
                        Problem = message.IsProblem,
                    }),
                },
                Options
            )
        );

    private static object Site(SiteResult result) =>
        new
        {
            result.Analysis.Site.Name,
            result.Analysis.Site.Folder,
            Project = result.Analysis.Site.ProjectFile,
            result.Output,
            EntryPoints = result.Analysis.EntryPoints.Select(Entry),
            LeftOut = result.Analysis.LeftOut.Select(file => new { file.File, file.Reason }),
            Packages = result.Analysis.Site.Packages.Select(package => new
            {
                package.Id,
                package.Version,
                Becomes = KnownPackage.Of(package.Id).Kind.ToString(),
            }),
            Files = result.Files.Select(file => new { Path = Path.Combine(result.Output, file.Name), file.Text }),
        };

    private static object Entry(EntryPoint entry) =>
        new
        {
            Type = entry.TypeName,
            Kind = entry.Kind.ToString(),
            entry.File,
            entry.Line,
            entry.Addresses,
            entry.UsesWebSockets,
            entry.MovesUnchanged,
            Missing = entry.Missing.Select(missing => new
            {
                missing.Name,
                missing.Advice,
                Places = missing.Places.Select(place => new { place.File, place.Line }),
            }),
        };
}
