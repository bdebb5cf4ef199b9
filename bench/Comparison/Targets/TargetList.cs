using Comparison.Measurements;

namespace Comparison.Targets;

/// <summary>What this project set out to reach.</summary>
internal static class TargetList
{
    private const double KiB = 1024;
    private static readonly string[] Loops = ["io_uring", "epoll"];

    // On Kestrel's own sockets, in every scenario.
    private static readonly (string Title, string Scenario)[] Fallbacks =
    [
        ("20 B, C=16", "echo-16"),
        ("20 B, C=1,000", "echo-1000"),
        ("20 B, C=16, 16 in flight", "pipelined"),
        ("1 KiB, C=64", "1k"),
        ("16 KiB, C=64", "16k"),
        ("1 MiB, C=4", "1m"),
        ("TLS, 20 B, C=64", "tls"),
        ("handshakes", "handshakes"),
    ];

    public static readonly IReadOnlyList<Target> All =
    [
        .. Loops.SelectMany(OfLoop),
        .. Fallbacks.Select(static fallback => new Target(fallback.Title, fallback.Scenario, "ours-sockets")
        {
            OfStock = 1.5,
        }),
        Memory("idle connection, modern", "ours-sockets", 7),
        Memory("idle connection, classic", "classic-sockets", 7),
    ];

    private static IEnumerable<Target> OfLoop(string loop)
    {
        string ours = $"ours-{loop}";
        string classic = $"classic-{loop}";
        return
        [
            new("20 B, C=16", "echo-16", ours)
            {
                OfStock = 3.3,
                OfBun = 1.15,
                OfRaw = 0.95,
            },
            new("20 B, C=1,000", "echo-1000", ours)
            {
                OfStock = 2.6,
                OfBun = 1.1,
                OfRaw = 0.95,
            },
            new("20 B, C=16, 16 in flight", "pipelined", ours)
            {
                OfStock = 4,
                OfBun = 1.3,
                OfRaw = 1,
            },
            new("1 KiB, C=64", "1k", ours)
            {
                OfStock = 2.6,
                OfBun = 1.1,
                OfRaw = 0.95,
            },
            new("16 KiB, C=64", "16k", ours)
            {
                OfStock = 5,
                OfBun = 2,
                OfRaw = 0.9,
            },
            new("1 MiB, C=4", "1m", ours)
            {
                OfStock = 5,
                OfBun = 2,
                OfRaw = 0.8,
            },
            new("classic handler, 20 B, C=16", "echo-16", classic) { OfStock = 2.5 },
            new("p99 latency, 20 B, C=16", "echo-16", ours, MetricId.P99)
            {
                IsUpperBound = true,
                OfStock = 0.5,
                OfBun = 1,
            },
            new("TLS, 20 B, C=64", "tls", ours) { OfStock = 2 },
            new("handshakes", "handshakes", ours) { OfStock = 2 },
            Memory("idle connection, modern", ours, 1.5),
            Memory("idle connection, classic", classic, 2),
            new("bytes allocated per message, 20 B, C=16", "echo-16", ours, MetricId.Allocated)
            {
                IsUpperBound = true,
                // What the server allocates besides, spread over all messages.
                Absolute = 0.5,
            },
            new("longest wait, ms, while a handler blocks for 5 s", "blocked", ours, MetricId.Maximum)
            {
                IsUpperBound = true,
                Absolute = 50_000,
            },
        ];
    }

    private static Target Memory(string title, string contender, double kibibytes) =>
        new(title, "idle-10000", contender, MetricId.Resident) { IsUpperBound = true, Absolute = kibibytes * KiB };
}
