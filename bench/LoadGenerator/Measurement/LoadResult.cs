namespace LoadGenerator.Measurement;

/// <summary>One interval under load.</summary>
/// <param name="Scenario">Its name on the command line.</param>
/// <param name="Connections">How many were open, or in flight.</param>
/// <param name="Seconds">How long it was.</param>
/// <param name="Operations">Messages echoed, or connections opened and closed.</param>
/// <param name="P50Microseconds">Half of the operations took no longer.</param>
/// <param name="P99Microseconds">99 % of the operations took no longer.</param>
/// <param name="P999Microseconds">99.9 % of the operations took no longer.</param>
/// <param name="MaximumMicroseconds">What the slowest took.</param>
/// <param name="AllocatedBytes">What the server allocated on its managed heap; nothing when it has none.</param>
/// <param name="ServerCpuSeconds">User and system time of the server.</param>
/// <param name="ClientCpuSeconds">User and system time of the client, without what it spun.</param>
public sealed record LoadResult(
    string Scenario,
    int Connections,
    double Seconds,
    long Operations,
    double P50Microseconds,
    double P99Microseconds,
    double P999Microseconds,
    double MaximumMicroseconds,
    long? AllocatedBytes,
    double ServerCpuSeconds,
    double ClientCpuSeconds
);
