namespace Comparison.Results;

/// <summary><c>artifacts/bench/results.json</c>.</summary>
internal sealed record ResultDocument(
    List<RunDescription> Runs,
    List<Series> Series,
    List<Omission> Omissions,
    Dictionary<string, string> Versions
);
