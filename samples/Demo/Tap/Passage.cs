namespace Demo;

/// <summary>Bytes, or the end of them, on their way from one side to the other.</summary>
/// <param name="Due">When they arrive, as a timestamp of the system's <see cref="TimeProvider"/>.</param>
/// <param name="Bytes">What the sender wrote, unchanged.</param>
/// <param name="Identifiers">The events that arrive with these bytes.</param>
/// <param name="IsEnd">Whether nothing follows.</param>
/// <param name="Error">Why nothing follows, when the sender did not end in order.</param>
internal sealed record Passage(
    long Due,
    ReadOnlyMemory<byte> Bytes,
    IReadOnlyList<int> Identifiers,
    bool IsEnd = false,
    Exception? Error = null
);
