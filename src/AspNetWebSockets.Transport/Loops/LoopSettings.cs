using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Transport;

/// <summary>What every loop of a transport shares.</summary>
/// <param name="StallThreshold">How long a turn may take before another thread leads the loop on.</param>
/// <param name="RunOnThreadPool">Whether the application runs on the thread pool instead of the loop.</param>
/// <param name="Metrics">Where stalls are counted.</param>
/// <param name="Logger">Takes what the loops have to say.</param>
internal sealed record LoopSettings(
    TimeSpan StallThreshold,
    bool RunOnThreadPool,
    TransportMetrics Metrics,
    ILogger Logger
);
