using System.Xml.Linq;
using AspNetWebSockets.Migrate.Files;

namespace AspNetWebSockets.Migrate.Projects;

/// <summary>The sites behind the path that the tool is pointed at.</summary>
internal sealed class SiteFinder(FolderWalk walk, FileTexts texts, Messages messages)
{
    private const string WebApplicationProjectType = "349c5851-65df-11da-9384-00065b846f21";

    /// <summary>
    /// Project files, or the folder itself for a web site without a project: the project that is named, the only one of
    /// the folder, or every web project at or below it.
    /// </summary>
    internal IReadOnlyList<string> Find(string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        string[] here = Directory.GetFiles(path, "*.csproj");
        if (here.Length == 1)
        {
            return here;
        }

        IReadOnlyList<string> files = walk.Files(path, cancellationToken);
        foreach (string foreign in files.Where(file => HasExtension(file, ".vbproj") || HasExtension(file, ".fsproj")))
        {
            messages.Note(foreign, "is not a C# project and is left out.");
        }

        string[] projects = [.. files.Where(file => HasExtension(file, ".csproj"))];
        if (projects.Length == 0)
        {
            return files.Any(IsPartOfSite) ? [path] : [];
        }

        string[] sites = [.. projects.Where(IsWebProject)];
        foreach (string other in sites.Length == 0 ? projects : [])
        {
            messages.Note(other, "is no web project: it neither references System.Web nor has a web.config beside it.");
        }

        return sites;
    }

    private bool IsWebProject(string project)
    {
        if (XmlTexts.Read(project, texts, messages) is not { } root)
        {
            return false;
        }

        return root.All("ProjectTypeGuids")
                .Any(types => types.Value.Contains(WebApplicationProjectType, StringComparison.OrdinalIgnoreCase))
            || HasWebConfigBeside(project) && root.All("Reference").Any(IsSystemWeb);
    }

    private static bool IsSystemWeb(XElement reference) =>
        string.Equals(
            reference.Value("Include")?.Split(',')[0].Trim(),
            "System.Web",
            StringComparison.OrdinalIgnoreCase
        );

    private static bool HasWebConfigBeside(string project) =>
        Directory
            .EnumerateFiles(Path.GetDirectoryName(project)!)
            .Any(file => string.Equals(Path.GetFileName(file), "web.config", StringComparison.OrdinalIgnoreCase));

    private static bool IsPartOfSite(string file) =>
        HasExtension(file, ".cs")
        || HasExtension(file, ".ashx")
        || string.Equals(Path.GetFileName(file), "web.config", StringComparison.OrdinalIgnoreCase);

    private static bool HasExtension(string file, string extension) =>
        string.Equals(Path.GetExtension(file), extension, StringComparison.OrdinalIgnoreCase);
}
