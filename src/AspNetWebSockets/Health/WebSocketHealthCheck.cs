using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets;

/// <summary>Whether clients should be sent here: not while the server drains, and rather elsewhere when it is nearly full.</summary>
internal sealed class WebSocketHealthCheck(
    ConnectionDrain drain,
    ActiveConnections active,
    IOptions<AspNetWebSocketsOptions> options
) : IHealthCheck
{
    // Of all that may connect: the rest is for those that are on their way while the load balancer notices.
    private const double NearlyFull = 0.9;

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        WebSocketDrainProgress progress = active.Progress;
        Dictionary<string, object> data = new(StringComparer.Ordinal)
        {
            ["open"] = progress.Open,
            ["draining"] = drain.IsDraining,
        };
        if (drain.IsDraining)
        {
            data["told"] = progress.Told;
            data["closed"] = progress.Closed;
            data["aborted"] = progress.Aborted;
            return Task.FromResult(
                new HealthCheckResult(
                    context.Registration.FailureStatus,
                    "The server lets go of its WebSockets and opens no more.",
                    data: data
                )
            );
        }

        if (options.Value.Admission.MaxConnections is { } most)
        {
            data["most"] = most;
            if (progress.Open >= most * NearlyFull)
            {
                return Task.FromResult(
                    HealthCheckResult.Degraded(
                        $"{progress.Open} of the {most} WebSockets that may be open are (Admission.MaxConnections).",
                        data: data
                    )
                );
            }
        }

        return Task.FromResult(HealthCheckResult.Healthy($"{progress.Open} WebSockets are open.", data));
    }
}
