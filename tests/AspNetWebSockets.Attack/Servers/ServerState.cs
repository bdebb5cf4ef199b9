namespace AspNetWebSockets.Attack;

/// <summary>What an attacked server says of itself.</summary>
/// <param name="Heap">Bytes of managed memory in use after a full collection.</param>
/// <param name="Faults">What it logged as an error since it started.</param>
public sealed record ServerState(long Heap, IReadOnlyList<string> Faults);
