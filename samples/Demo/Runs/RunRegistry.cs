using System.Collections.Concurrent;

namespace Demo;

/// <summary>The runs in progress. Static, because a classic handler has no constructor to inject into.</summary>
internal static class RunRegistry
{
    private static readonly ConcurrentDictionary<string, Run> Runs = new(StringComparer.Ordinal);

    public static Run Start(string scenario)
    {
        Run run = new(scenario);
        Runs[run.Id] = run;
        return run;
    }

    public static Run? Find(string? id) => id is not null && Runs.TryGetValue(id, out Run? run) ? run : null;

    public static void End(Run run) => Runs.TryRemove(run.Id, out _);
}
