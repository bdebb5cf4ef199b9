namespace Comparison.Processes;

/// <summary>Where the other programs of the comparison were built: beside this one's project.</summary>
internal static class BuiltAssembly
{
    /// <summary>The path of a program of <c>bench/</c>, of the same configuration as this one.</summary>
    public static string PathOf(string project)
    {
        string[] own = AppContext.BaseDirectory.TrimEnd('/').Split('/');
        // .../bench/Comparison/bin/Release/net10.0
        string path = string.Join('/', [.. own[..^4], project, .. own[^3..], $"{project}.dll"]);
        return File.Exists(path)
            ? path
            : throw new ComparisonFailureException($"{path} is missing; run bench/compare.");
    }
}
