using AspNetWebSockets.Migrate.Files;

namespace AspNetWebSockets.Migrate.Projects;

/// <summary>The packages that <c>packages.config</c> lists.</summary>
internal static class PackagesConfig
{
    internal static IReadOnlyList<OldPackage> Read(
        IReadOnlyList<string> files,
        string folder,
        FileTexts texts,
        Messages messages
    )
    {
        string? file = files.FirstOrDefault(path =>
            string.Equals(Path.GetRelativePath(folder, path), "packages.config", StringComparison.OrdinalIgnoreCase)
        );
        if (file is null || XmlTexts.Read(file, texts, messages) is not { } root)
        {
            return [];
        }

        return
        [
            .. from package in root.All("package")
            let id = package.Value("id")
            where !string.IsNullOrWhiteSpace(id)
            select new OldPackage(id, package.Value("version") ?? ""),
        ];
    }
}
