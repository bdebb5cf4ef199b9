using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Tests;

/// <summary>What the health check says, and with which numbers.</summary>
public sealed class WebSocketHealthCheckTests
{
    [Fact]
    public async Task It_is_healthy_as_long_as_nothing_is_capped()
    {
        await using DrainedServer server = new(TimeSpan.FromSeconds(30));
        _ = server.Open(3);
        HealthCheckResult result = await CheckAsync(server, most: null);
        result.Status.ShouldBe(HealthStatus.Healthy);
        result.Data["open"].ShouldBe(3);
    }

    [Theory]
    [InlineData(8, HealthStatus.Healthy)]
    [InlineData(9, HealthStatus.Degraded)]
    [InlineData(10, HealthStatus.Degraded)]
    public async Task It_is_degraded_at_nine_tenths_of_the_cap(int open, HealthStatus expected)
    {
        await using DrainedServer server = new(TimeSpan.FromSeconds(30));
        _ = server.Open(open);
        HealthCheckResult result = await CheckAsync(server, most: 10);
        result.Status.ShouldBe(expected);
        result.Data["most"].ShouldBe(10);
    }

    [Theory]
    [InlineData(HealthStatus.Unhealthy)]
    [InlineData(HealthStatus.Degraded)]
    public async Task It_fails_from_the_beginning_of_the_drain(HealthStatus failure)
    {
        await using DrainedServer server = new(TimeSpan.FromSeconds(30));
        _ = server.Open(2);
        _ = server.Drain.BeginForHost();
        HealthCheckResult result = await CheckAsync(server, most: 10, failure);
        result.Status.ShouldBe(failure);
        result.Data["draining"].ShouldBe(true);
        result.Data["open"].ShouldBe(2);
    }

    private static Task<HealthCheckResult> CheckAsync(
        DrainedServer server,
        int? most,
        HealthStatus failure = HealthStatus.Unhealthy
    )
    {
        AspNetWebSocketsOptions options = new();
        options.Admission.MaxConnections = most;
        WebSocketHealthCheck check = new(server.Drain, server.Active, Options.Create(options));
        return check.CheckHealthAsync(
            new HealthCheckContext
            {
                Registration = new HealthCheckRegistration("sockets", check, failure, tags: null),
            },
            TestContext.Current.CancellationToken
        );
    }
}
