using AspNetWebSockets.ApiCompare.Assemblies;

namespace AspNetWebSockets.Framework48.Tests.Compilation;

/// <summary>The source files of handlers in <c>samples/</c>.</summary>
internal static class HandlerSources
{
    private static readonly string Samples = Path.Combine(RepositoryFiles.Root, "samples");

    /// <summary>The units of a folder that compile by themselves: each of its files, and each of its folders as a whole.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory
            .EnumerateFileSystemEntries(Path.Combine(Samples, folder))
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || HasSources(path))
            .Select(path => Path.GetRelativePath(Samples, path))
            .Order(StringComparer.Ordinal);

    /// <summary>The texts of a unit by their names.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(string unit)
    {
        string path = Path.Combine(Samples, unit);
        string[] files = File.Exists(path) ? [path] : Directory.GetFiles(path, "*.cs");
        return files.Select(file => KeyValuePair.Create(Path.GetFileName(file), File.ReadAllText(file)));
    }

    private static bool HasSources(string path) =>
        Directory.Exists(path)
        && Path.GetFileName(path) is not ("bin" or "obj")
        && Directory.EnumerateFiles(path, "*.cs").Any();
}
