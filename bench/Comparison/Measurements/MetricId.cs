namespace Comparison.Measurements;

/// <summary>The names of the figures in the results.</summary>
internal static class MetricId
{
    /// <summary>Operations for a second of the server's processor time.</summary>
    public const string PerCpuSecond = "perCpuSecond";

    public const string PerSecond = "perSecond";

    /// <summary>Latencies, in microseconds.</summary>
    public const string P50 = "p50";

    public const string P99 = "p99";

    public const string P999 = "p999";

    public const string Maximum = "maximum";

    /// <summary>Bytes on the managed heap for an operation.</summary>
    public const string Allocated = "allocated";

    /// <summary>The part of its core that the server used, from 0 to 1.</summary>
    public const string ServerUse = "serverUse";

    /// <summary>The part of its core that the client used, from 0 to 1.</summary>
    public const string ClientUse = "clientUse";

    /// <summary>Bytes of memory for a connection, after a forced full collection.</summary>
    public const string Resident = "resident";

    /// <summary>Bytes of memory for a connection, without one.</summary>
    public const string ResidentUncollected = "residentUncollected";

    /// <summary>Bytes of the managed heap for a connection.</summary>
    public const string Managed = "managed";
}
