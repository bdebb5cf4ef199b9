using System.Xml.Linq;
using AspNetWebSockets.Migrate.Files;

namespace AspNetWebSockets.Migrate.Projects;

/// <summary>
/// The projects that a site references. Those of the .NET Framework cannot be referenced from .NET, so their sources are
/// compiled into the site; the others are referenced as they are.
/// </summary>
internal sealed class ReferencedProjects(FolderWalk walk, FileTexts texts, Messages messages)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    internal List<string> Sources { get; } = [];

    internal List<string> Modern { get; } = [];

    internal void Add(ProjectItems site, CancellationToken cancellationToken)
    {
        _ = _seen.Add(site.File);
        Queue<string> waiting = new(site.References());
        while (waiting.TryDequeue(out string? project))
        {
            if (_seen.Add(project) && XmlTexts.Read(project, texts, messages) is { } root)
            {
                Add(project, root, waiting, cancellationToken);
            }
        }
    }

    private void Add(string project, XElement root, Queue<string> waiting, CancellationToken cancellationToken)
    {
        if (!string.Equals(Path.GetExtension(project), ".csproj", StringComparison.OrdinalIgnoreCase))
        {
            messages.Problem(project, "is not a C# project and is left out.");
            return;
        }

        ProjectItems items = new(
            project,
            root,
            walk.Files(Path.GetDirectoryName(project)!, cancellationToken),
            messages
        );
        if (items.IsModern)
        {
            Modern.Add(project);
            return;
        }

        // One assembly has one of each assembly attribute: the site's own.
        Sources.AddRange(items.Sources().Where(file => !IsAssemblyInfo(file)));
        foreach (string next in items.References())
        {
            waiting.Enqueue(next);
        }
    }

    private static bool IsAssemblyInfo(string file) =>
        string.Equals(Path.GetFileName(file), "AssemblyInfo.cs", StringComparison.OrdinalIgnoreCase);
}
