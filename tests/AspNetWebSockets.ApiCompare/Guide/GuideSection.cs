namespace AspNetWebSockets.ApiCompare.Guide;

/// <summary>The part of the guide that this program writes.</summary>
public static class GuideSection
{
    private const string Start = "<!-- api-differences:start -->";
    private const string End = "<!-- api-differences:end -->";

    /// <summary>The guide with another text between its two marks.</summary>
    /// <exception cref="FormatException">The guide lacks a mark.</exception>
    public static string Replace(string guide, string text)
    {
        ArgumentNullException.ThrowIfNull(guide);
        int start = guide.IndexOf(Start, StringComparison.Ordinal);
        int end = guide.IndexOf(End, StringComparison.Ordinal);
        return start < 0 || end < start
            ? throw new FormatException($"The guide needs a line '{Start}' and a line '{End}' after it.")
            : $"{guide[..start]}{Start}\n\n{text}{guide[end..]}";
    }
}
