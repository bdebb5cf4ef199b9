namespace AspNetWebSockets.Faults;

/// <summary>How a transport does what the contract leaves open.</summary>
internal sealed record TransportTraits(string Name)
{
    /// <summary>Whether the memory of the input may be read during the turn.</summary>
    public bool Lends { get; init; }

    /// <summary>Whether the application runs after what else there is to tell, as it does on the thread pool.</summary>
    public bool RunsLater { get; init; }

    /// <summary>Whether the answers to calls come before the calls return, where that is allowed.</summary>
    public bool AnswersWithinCalls { get; init; }

    /// <summary>Whether every second event comes from another thread.</summary>
    public bool ChangesThreads { get; init; }

    /// <summary>Whether every turn is declared stalled when the application first does something in it.</summary>
    public bool StallsTurns { get; init; }

    public FlushStyle Flush { get; init; }

    public OutputCompletion Completion { get; init; }

    /// <summary>All that it is.</summary>
    public string Describe() =>
        $"lends {Lends}, runs later {RunsLater}, answers within calls {AnswersWithinCalls}, changes threads {ChangesThreads}, stalls {StallsTurns}, flush {Flush}, completion {Completion}";

    /// <inheritdoc />
    public override string ToString() => Name;
}
