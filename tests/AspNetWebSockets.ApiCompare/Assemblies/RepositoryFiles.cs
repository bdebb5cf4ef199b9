using System.Reflection;

namespace AspNetWebSockets.ApiCompare.Assemblies;

/// <summary>Where the comparison finds what it reads.</summary>
public static class RepositoryFiles
{
    /// <summary>The root of the repository that this program was built in.</summary>
    public static string Root { get; } =
        Path.GetFullPath(
            typeof(RepositoryFiles)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(attribute => string.Equals(attribute.Key, "RepositoryRoot", StringComparison.Ordinal))
                .Value!
        );

    /// <summary>The folder of the .NET Framework 4.8 reference assemblies.</summary>
    public static string Framework48 { get; } = Path.Combine(Root, "artifacts/mono/usr/lib/mono/4.8-api");

    /// <summary>The folder of declarations of packages of that time.</summary>
    public static string Stubs { get; } = Path.Combine(Root, "tests/AspNetWebSockets.ApiCompare/Stubs");

    /// <summary>The differences that have a reason.</summary>
    public static string AllowedDifferences { get; } = Path.Combine(Root, "docs/api-differences.txt");

    /// <summary>The guide that lists them.</summary>
    public static string Guide { get; } = Path.Combine(Root, "docs/migration.md");
}
