namespace LoadGenerator.Measurement;

/// <summary>What the server's memory grew by while connections were opened.</summary>
/// <param name="Connections">How many.</param>
/// <param name="ResidentBytesUncollected">Growth of the resident set, as it is right after.</param>
/// <param name="ResidentBytes">The same after a forced full collection; the same number where there is no collector.</param>
/// <param name="ManagedBytes">Growth of what is in use on the managed heap; nothing when there is none.</param>
public sealed record MemoryResult(
    int Connections,
    long ResidentBytesUncollected,
    long ResidentBytes,
    long? ManagedBytes
);
