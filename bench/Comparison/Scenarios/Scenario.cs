using Comparison.Contenders;

namespace Comparison.Scenarios;

/// <summary>One table of the page.</summary>
/// <param name="Id">Its name on the command line and in the results.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Kind">What is measured.</param>
internal sealed record Scenario(string Id, string Title, ScenarioKind Kind)
{
    // From here up a handler takes a large buffer, and the rings of the raw echo large buffers.
    private const int Bulk = 16 * 1024;

    public int Connections { get; init; } = 16;

    /// <summary>Bytes of a message.</summary>
    public int Size { get; init; } = 20;

    /// <summary>Messages in flight on a connection.</summary>
    public int Depth { get; init; } = 1;

    public bool IsTls { get; init; }

    /// <summary>Whether the client polls instead of sleeping.</summary>
    public bool IsSpinning { get; init; }

    /// <summary>Whether a target rests on it; the others are measured with <c>--full</c> only.</summary>
    public bool HasTarget { get; init; } = true;

    public bool IsBulk => Size >= Bulk;

    /// <summary>Whether this server takes part.</summary>
    public bool Includes(Contender contender) =>
        Kind switch
        {
            _ when IsTls => contender.Family is ContenderFamily.Stock or ContenderFamily.Ours,
            ScenarioKind.Handshakes or ScenarioKind.Idle => contender.Family != ContenderFamily.Raw,
            ScenarioKind.Blocked => contender.Family is ContenderFamily.Stock or ContenderFamily.Ours,
            // An unchanged handler has the small buffer that it was written with.
            _ => !IsBulk || contender.Family != ContenderFamily.Classic,
        };

    /// <summary>The load generator's command line.</summary>
    public IEnumerable<string> Arguments(Contender contender)
    {
        yield return Kind switch
        {
            ScenarioKind.Echo => "echo",
            ScenarioKind.Handshakes => "connect",
            ScenarioKind.Idle => "idle",
            _ => "blocked",
        };
        yield return "--connections";
        yield return $"{Connections}";
        yield return "--size";
        yield return $"{Size}";
        yield return "--depth";
        yield return $"{Depth}";
        yield return "--path";
        yield return IsBulk && contender.IsDotNet ? "/bulk" : "/echo";
        if (contender.Family == ContenderFamily.Raw)
        {
            yield return "--raw";
        }

        // Not where the longest wait counts: the client waits for the answer, and the server stops all threads for it.
        if (contender.IsDotNet && Kind != ScenarioKind.Blocked)
        {
            yield return "--heap";
        }

        if (IsTls)
        {
            yield return "--tls";
        }

        if (IsSpinning)
        {
            yield return "--spin";
        }
    }
}
