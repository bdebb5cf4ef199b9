using System.Xml.Linq;
using AspNetWebSockets.Migrate.Files;

namespace AspNetWebSockets.Migrate.Projects;

/// <summary>Reads a site from its project file, or from its folder when there is none.</summary>
internal sealed class SiteReader(FolderWalk walk, FileTexts texts, Messages messages)
{
    /// <summary>Reads the site.</summary>
    /// <param name="place">A project file, or the folder of a web site without one.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    internal OldSite Read(string place, CancellationToken cancellationToken)
    {
        bool isFolder = Directory.Exists(place);
        string folder = isFolder ? place : Path.GetDirectoryName(place)!;
        (IReadOnlyList<string> files, IReadOnlyList<string> links) = walk.Walk(folder, cancellationToken);
        XElement? root = isFolder ? null : XmlTexts.Read(place, texts, messages);
        string name = isFolder
            ? Path.GetFileName(Path.TrimEndingDirectorySeparator(place))
            : Path.GetFileNameWithoutExtension(place);
        if (root is null)
        {
            return FromFolder(folder, isFolder ? null : place, name, files, links);
        }

        ProjectItems items = new(place, root, files, messages);
        ReferencedProjects referenced = new(walk, texts, messages);
        referenced.Add(items, cancellationToken);
        return new OldSite
        {
            Folder = folder,
            ProjectFile = place,
            Name = name,
            AssemblyName = items.Property("AssemblyName") ?? name,
            Links = links,
            RootNamespace = items.Property("RootNamespace") ?? name,
            Sources = Unique([.. items.Sources(), .. referenced.Sources]),
            Files = files,
            Resources = Unique(items.Existing("EmbeddedResource")),
            Constants = items.Constants(),
            LanguageVersion = items.LanguageVersion(),
            AllowUnsafe = bool.TryParse(items.Property("AllowUnsafeBlocks"), out bool allow) && allow,
            Packages = [.. PackagesConfig.Read(files, folder, texts, messages), .. items.Packages()],
            Libraries = items.Libraries(),
            ModernProjects = Unique(referenced.Modern),
        };
    }

    private OldSite FromFolder(
        string folder,
        string? project,
        string name,
        IReadOnlyList<string> files,
        IReadOnlyList<string> links
    ) =>
        new()
        {
            Folder = folder,
            ProjectFile = project,
            Name = name,
            AssemblyName = name,
            Links = links,
            RootNamespace = name,
            Sources = [.. files.Where(ProjectItems.IsSource)],
            Files = files,
            Packages = PackagesConfig.Read(files, folder, texts, messages),
        };

    private static string[] Unique(IEnumerable<string> paths) => [.. paths.Distinct(StringComparer.Ordinal)];
}
