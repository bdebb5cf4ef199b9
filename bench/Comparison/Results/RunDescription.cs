namespace Comparison.Results;

/// <summary>What a reader has to know about a run.</summary>
/// <param name="Id">Told apart by its start.</param>
/// <param name="Commit">Which state of the repository was measured.</param>
/// <param name="Machine">Where.</param>
/// <param name="LoadAverage">How many threads wanted a core in the minute before.</param>
/// <param name="Rounds">How often each figure was taken.</param>
/// <param name="Seconds">How long each time.</param>
/// <param name="IsSpinning">Whether the client polled instead of sleeping.</param>
internal sealed record RunDescription(
    string Id,
    string Commit,
    string Machine,
    string LoadAverage,
    int Rounds,
    double Seconds,
    bool IsSpinning
);
