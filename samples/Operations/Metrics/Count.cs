namespace Operations.Metrics;

/// <summary>How often something has happened.</summary>
internal sealed record Count(string Name, double Value);
