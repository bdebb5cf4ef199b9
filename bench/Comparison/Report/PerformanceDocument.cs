namespace Comparison.Report;

/// <summary><c>docs/performance.md</c>: words that people write, and between two marks the figures.</summary>
internal static class PerformanceDocument
{
    private const string Path = "docs/performance.md";
    private const string Begin = "<!-- measured: written by bench/compare -->";
    private const string End = "<!-- end of measured -->";

    /// <summary>Puts new figures in the place of the old ones.</summary>
    /// <exception cref="ComparisonFailureException">The marks are gone.</exception>
    public static void Update(string figures)
    {
        string document = File.ReadAllText(Path);
        int begin = document.IndexOf(Begin, StringComparison.Ordinal);
        int end = document.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new ComparisonFailureException(
                $"{Path} must contain the lines '{Begin}' and '{End}', in this order."
            );
        }

        File.WriteAllText(Path, $"{document[..(begin + Begin.Length)]}\n\n{figures}\n{document[end..]}");
    }
}
