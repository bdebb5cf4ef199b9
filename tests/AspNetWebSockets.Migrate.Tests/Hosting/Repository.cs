using System.Reflection;

namespace AspNetWebSockets.Migrate.Tests.Hosting;

/// <summary>The repository, as the build knew it.</summary>
internal static class Repository
{
    public static string Root { get; } =
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(Metadata("RepositoryRoot")));

    /// <summary>Debug or Release: what is built here uses what is built already.</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    public static string LegacySite { get; } = Path.Combine(Root, "samples", "LegacySite");

    private static string Metadata(string key) =>
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => string.Equals(attribute.Key, key, StringComparison.Ordinal))
            .Value!;
}
