using System.Reflection;

namespace AspNetWebSockets.Interop.Tests.Hosting;

/// <summary>Folders and files of the repository, as the build knew them.</summary>
internal static class BuildPlaces
{
    /// <summary>The repository.</summary>
    public static string RepositoryRoot { get; } = Path.GetFullPath(Metadata("RepositoryRoot"));

    /// <summary>The script of Blazor for browsers.</summary>
    public static string BlazorScript { get; } = Path.GetFullPath(Metadata("BlazorScript"));

    /// <summary>The scripts of the clients under test.</summary>
    public static string ClientScripts { get; } =
        Path.Combine(RepositoryRoot, "tests", "AspNetWebSockets.Interop.Tests", "clients");

    private static string Metadata(string key) =>
        typeof(BuildPlaces)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => string.Equals(attribute.Key, key, StringComparison.Ordinal))
            .Value!;
}
