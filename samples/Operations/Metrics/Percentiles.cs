namespace Operations.Metrics;

/// <summary>Round-trip times in milliseconds.</summary>
internal sealed record Percentiles(double Half, double Most, double NearlyAll);
