namespace AspNetWebSockets.Attack;

/// <summary>What became of a group on one server.</summary>
/// <param name="Title">The group's.</param>
/// <param name="Results">In the order of the table.</param>
public sealed record GroupResult(string Title, IReadOnlyList<CaseResult> Results)
{
    /// <summary>How many cases it has.</summary>
    public int Total => Results.Count;

    /// <summary>How many cases have the verdict.</summary>
    public int Count(Verdict verdict) => Results.Count(result => result.Verdict == verdict);
}
