namespace Comparison.Contenders;

/// <summary>A program, its arguments and what its environment has besides.</summary>
internal sealed record LaunchCommand(
    string Program,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment
)
{
    private static readonly Dictionary<string, string> NoEnvironment = new(StringComparer.Ordinal);

    public LaunchCommand(string program, params IReadOnlyList<string> arguments)
        : this(program, arguments, NoEnvironment) { }

    /// <summary>Two scenarios with the same text share a server.</summary>
    public string Text =>
        string.Join(' ', [.. Environment.Select(static pair => $"{pair.Key}={pair.Value}"), Program, .. Arguments]);
}
