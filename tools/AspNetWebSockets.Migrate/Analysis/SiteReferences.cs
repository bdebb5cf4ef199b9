using System.Reflection.PortableExecutable;
using AspNetWebSockets.Migrate.Files;
using AspNetWebSockets.Migrate.Projects;
using Microsoft.CodeAnalysis;

namespace AspNetWebSockets.Migrate.Analysis;

/// <summary>The assemblies that the new project compiles against: .NET, ASP.NET Core, AspNetWebSockets and the site's libraries.</summary>
internal static class SiteReferences
{
    /// <summary>What is there for this tool alone.</summary>
    private static readonly string[] OfThisTool =
    [
        "Microsoft.CodeAnalysis",
        "Newtonsoft.Json",
        "Spectre.Console",
        "System.CommandLine",
        "websocket-migrate",
    ];

    /// <summary>What the runtime of this tool was started with: the shared frameworks, and this tool's own assemblies.</summary>
    private static readonly IReadOnlyList<PortableExecutableReference> Known =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    internal static IReadOnlyList<MetadataReference> Of(OldSite site, Messages messages)
    {
        HashSet<string> packages = new(
            site.Packages.Select(package => KnownPackage.Of(package.Id).Assembly).OfType<string>(),
            StringComparer.OrdinalIgnoreCase
        );
        return
        [
            .. Known.Where(reference => IsForSites(reference.FilePath!, packages)),
            .. site
                .Libraries.Where(path => IsReadable(path, messages))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }

    private static bool IsForSites(string path, HashSet<string> packages)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        return packages.Contains(name) || !OfThisTool.Any(own => name.StartsWith(own, StringComparison.Ordinal));
    }

    private static bool IsReadable(string library, Messages messages)
    {
        try
        {
            using PEReader reader = new(File.OpenRead(library));
            if (reader.HasMetadata)
            {
                return true;
            }

            messages.Problem(library, "is not an assembly of .NET and is not referenced.");
        }
        catch (Exception exception)
            when (exception is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            messages.Problem(library, $"could not be read and is not referenced: {exception.Message}");
        }

        return false;
    }
}
