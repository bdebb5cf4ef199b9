using System.Xml.Linq;
using AspNetWebSockets.Migrate.Files;
using Microsoft.Extensions.FileSystemGlobbing;

namespace AspNetWebSockets.Migrate.Projects;

/// <summary>What one project file says, with its Windows paths found on this file system.</summary>
internal sealed class ProjectItems(string project, XElement root, IReadOnlyList<string> files, Messages messages)
{
    private static readonly char[] Separators = [';', ' ', ','];

    private readonly string _folder = Path.GetDirectoryName(project)!;
    private readonly ILookup<string, string> _byPath = files.ToLookup(path => path, StringComparer.OrdinalIgnoreCase);

    internal string File => project;

    /// <summary>Whether it is a project of the SDK, which compiles what lies in its folder.</summary>
    internal bool IsSdkStyle => root.Value("Sdk") is not null || root.All("Sdk").Any();

    /// <summary>Whether it builds for .NET as it is.</summary>
    internal bool IsModern =>
        IsSdkStyle
        && root.All("TargetFramework")
            .Concat(root.All("TargetFrameworks"))
            .SelectMany(element => element.Value.Split(';', StringSplitOptions.TrimEntries))
            .Any(target =>
                target.StartsWith("netstandard", StringComparison.OrdinalIgnoreCase)
                || target.StartsWith("netcoreapp", StringComparison.OrdinalIgnoreCase)
                || target.StartsWith("net", StringComparison.OrdinalIgnoreCase)
                    && target.Contains('.', StringComparison.Ordinal)
            );

    internal static bool IsSource(string file) =>
        string.Equals(Path.GetExtension(file), ".cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first value of a property.</summary>
    internal string? Property(string name) =>
        root.All(name).Select(element => element.Value.Trim()).FirstOrDefault(value => value.Length > 0);

    internal IReadOnlyList<string> Sources() =>
        IsSdkStyle
            ? [.. files.Where(IsSource), .. Existing("Compile").Where(IsSource)]
            : [.. Existing("Compile").Where(IsSource)];

    /// <summary>The files of an item, those that are missing left out with a message.</summary>
    internal IEnumerable<string> Existing(string item)
    {
        foreach (string include in Includes(item))
        {
            if (include.Contains('*', StringComparison.Ordinal))
            {
                Matcher matcher = new(StringComparison.OrdinalIgnoreCase);
                _ = matcher.AddInclude(include);
                foreach (string file in files.Where(file => matcher.Match(_folder, file).HasMatches))
                {
                    yield return file;
                }
            }
            else if (Find(include) is { } file)
            {
                yield return file;
            }
            else
            {
                messages.Problem(project, $"lists {include}, which does not exist; left out.");
            }
        }
    }

    internal IReadOnlyList<string> Constants() =>
        [
            .. root.All("DefineConstants")
                .SelectMany(element => element.Value.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
                .Where(name => name is not ("DEBUG" or "TRACE") && !name.Contains('$', StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal),
        ];

    internal string LanguageVersion() =>
        Property("LangVersion") is { } version && char.IsAsciiDigit(version[0]) ? version : "7.3";

    internal IEnumerable<OldPackage> Packages() =>
        from reference in root.All("PackageReference")
        let id = reference.Value("Include")
        where id is not null
        select new OldPackage(
            id,
            reference.Value("Version")
                ?? reference.At("Version").Select(version => version.Value).FirstOrDefault()
                ?? ""
        );

    /// <summary>The assemblies referenced by a path that exists.</summary>
    internal IReadOnlyList<string> Libraries() =>
        [
            .. root.All("HintPath")
                .Select(hint => Find(Local(hint.Value)))
                .OfType<string>()
                .Where(path => !KnownPackage.HasTakenOver(Path.GetFileNameWithoutExtension(path)))
                .Distinct(StringComparer.Ordinal),
        ];

    internal IEnumerable<string> References() => Includes("ProjectReference").Select(Find).OfType<string>();

    private IEnumerable<string> Includes(string item) =>
        root.All(item)
            .SelectMany(element =>
                (element.Value("Include") ?? "").Split(
                    ';',
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
            )
            .Select(Local);

    private static string Local(string path) => Uri.UnescapeDataString(path).Replace('\\', '/').Trim();

    /// <summary>A file by a path that was written for a file system without case.</summary>
    private string? Find(string relative)
    {
        string path = Path.GetFullPath(relative, _folder);
        return System.IO.File.Exists(path) ? path : _byPath[path].FirstOrDefault();
    }
}
