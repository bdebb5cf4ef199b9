namespace LoadGenerator.Measurement;

/// <summary>What the server's memory grew by, each time after a forced full collection.</summary>
/// <param name="Connections">How many were opened in between.</param>
/// <param name="ResidentBytes">Growth of the resident set.</param>
/// <param name="ManagedBytes">Growth of what is in use on the managed heap.</param>
public sealed record MemoryResult(int Connections, long ResidentBytes, long ManagedBytes);
