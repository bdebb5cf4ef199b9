namespace Comparison.Scenarios;

/// <summary>All scenarios, in the order of the page.</summary>
internal static class ScenarioList
{
    private const int KiB = 1024;

    public static readonly IReadOnlyList<Scenario> All =
    [
        new("echo-1", "20 bytes, 1 connection", ScenarioKind.Echo) { Connections = 1, HasTarget = false },
        new("echo-16", "20 bytes, 16 connections", ScenarioKind.Echo),
        new("echo-256", "20 bytes, 256 connections", ScenarioKind.Echo) { Connections = 256, HasTarget = false },
        new("echo-1000", "20 bytes, 1,000 connections", ScenarioKind.Echo) { Connections = 1000 },
        new("echo-10000", "20 bytes, 10,000 connections", ScenarioKind.Echo)
        {
            Connections = 10_000,
            HasTarget = false,
        },
        new("pipelined", "20 bytes, 16 connections, 16 in flight on each", ScenarioKind.Echo) { Depth = 16 },
        new("1k", "1 KiB, 64 connections", ScenarioKind.Echo) { Connections = 64, Size = KiB },
        new("16k", "16 KiB, 64 connections", ScenarioKind.Echo) { Connections = 64, Size = 16 * KiB },
        new("64k", "64 KiB, 16 connections", ScenarioKind.Echo) { Size = 64 * KiB, HasTarget = false },
        new("1m", "1 MiB, 4 connections", ScenarioKind.Echo) { Connections = 4, Size = KiB * KiB },
        new("tls", "20 bytes over TLS, 64 connections", ScenarioKind.Echo) { Connections = 64, IsTls = true },
        new("handshakes", "Connections opened and closed, 32 at a time", ScenarioKind.Handshakes) { Connections = 32 },
        new("idle-10000", "Memory of an idle connection, 10,000 of them", ScenarioKind.Idle) { Connections = 10_000 },
        new("idle-100000", "Memory of an idle connection, 100,000 of them", ScenarioKind.Idle)
        {
            Connections = 100_000,
            HasTarget = false,
        },
        new(
            "blocked",
            "20 bytes, 16 connections, while another connection's handler blocks its thread for 5 s",
            ScenarioKind.Blocked
        ),
    ];
}
