using AspNetWebSockets.Migrate.Analysis;

namespace AspNetWebSockets.Migrate.Writing;

/// <summary>The files of the new project of a site.</summary>
internal static class NewProject
{
    internal static IReadOnlyList<GeneratedFile> Of(SiteAnalysis analysis, string output, LibraryReference library)
    {
        List<GeneratedFile> files =
        [
            new ProjectText(analysis, output, library).Write(),
            new ProgramText(analysis).Write(),
        ];
        if (analysis.Namespaces.Count > 0)
        {
            files.Add(NamespacesText.Write(analysis.Namespaces));
        }

        HashSet<string> left = new(analysis.LeftOut.Select(file => file.File), StringComparer.Ordinal);
        files.AddRange(
            analysis
                .Sources.Where(source => source.InlineCode is not null && !left.Contains(source.Path))
                .Select(source => InlineHandlerText.Write(source, analysis.Site.Folder))
        );
        return files;
    }
}
