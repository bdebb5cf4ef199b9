using AspNetWebSockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets a load balancer know whether the server takes WebSockets.</summary>
public static class AspNetWebSocketsHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check for readiness: unhealthy from the beginning of a drain or of the host's stop (answered while the
    /// server still listens, see <see cref="WebSocketDrainOptions.ReadinessDelay"/>), degraded when nine tenths of
    /// <c>Admission.MaxConnections</c> are open. Its data are numbers of connections.
    /// </summary>
    /// <remarks>
    /// For readiness alone: what restarts a process that is not alive would end it in the middle of a drain. Map the two
    /// apart by tag: <c>app.MapHealthChecks("/ready", new() { Predicate = check =&gt; check.Tags.Contains("ready") })</c>.
    /// </remarks>
    /// <param name="builder">What <c>AddHealthChecks()</c> returned.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What it says while the server drains.</param>
    /// <param name="tags">Its tags; by default the one tag <c>ready</c>.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="name"/> is <see langword="null"/>.</exception>
    public static IHealthChecksBuilder AddAspNetWebSockets(
        this IHealthChecksBuilder builder,
        string name = "aspnetwebsockets",
        HealthStatus failureStatus = HealthStatus.Unhealthy,
        IEnumerable<string>? tags = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        return builder.AddCheck<WebSocketHealthCheck>(name, failureStatus, tags ?? ["ready"]);
    }
}
