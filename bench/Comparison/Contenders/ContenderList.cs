using Comparison.Processes;
using Comparison.Scenarios;

namespace Comparison.Contenders;

/// <summary>All servers, in the order of the tables.</summary>
internal static class ContenderList
{
    /// <summary>What most targets are multiples of.</summary>
    public const string Stock = "stock";

    /// <summary>The fastest of the others' that restores from a package registry.</summary>
    public const string Bun = "bun";

    private static readonly Dictionary<string, string> InlineCompletions = new(StringComparer.Ordinal)
    {
        ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1",
    };

    public static readonly IReadOnlyList<Contender> All =
    [
        new(Stock, "ASP.NET Core", ContenderFamily.Stock, "sockets", static scenario => DotNet(scenario, "stock")),
        new(
            "stock-tuned",
            "ASP.NET Core, tuned",
            ContenderFamily.Stock,
            "sockets",
            static scenario => DotNet(scenario, "stock-tuned") with { Environment = InlineCompletions }
        ),
        Ours("io_uring"),
        Ours("epoll"),
        Ours("sockets"),
        Classic("io_uring"),
        Classic("epoll"),
        Classic("sockets"),
        new(
            Bun,
            "Bun",
            ContenderFamily.Peer,
            "",
            static _ => Script(Bun, PeerFolder.PathOf(Bun, "node_modules/.bin/bun"))
        ),
        new("ws", "ws on Node.js", ContenderFamily.Peer, "", static _ => Script("ws", "node")),
        new("libwebsockets", "libwebsockets", ContenderFamily.Peer, "", static _ => Native("libwebsockets")),
        new("beast", "Boost.Beast", ContenderFamily.Peer, "", static _ => Native("beast")),
        new(
            "raw-io_uring",
            "raw TCP in C, io_uring",
            ContenderFamily.Raw,
            "io_uring",
            static scenario => RawRing(scenario)
        ),
        // Not the loop to compare with: only one thread may ever enter such a ring, so nobody could take it over.
        new(
            "raw-io_uring-deferred",
            "raw TCP in C, io_uring, one issuer",
            ContenderFamily.Raw,
            "",
            static scenario => RawRing(scenario, "deferred")
        )
        {
            Peer = "raw-io_uring",
        },
        new("raw-epoll", "raw TCP in C, epoll", ContenderFamily.Raw, "epoll", static _ => Native("raw-epoll")),
    ];

    /// <summary>The one with this name; null when there is none.</summary>
    public static Contender? Find(string id) =>
        All.FirstOrDefault(contender => string.Equals(contender.Id, id, StringComparison.Ordinal));

    private static Contender Ours(string transport) =>
        new(
            $"ours-{transport}",
            $"ours, {transport}",
            ContenderFamily.Ours,
            transport,
            scenario => DotNet(scenario, "ours", transport)
        );

    private static Contender Classic(string transport) =>
        new(
            $"classic-{transport}",
            $"ours, classic handler, {transport}",
            ContenderFamily.Classic,
            transport,
            scenario => DotNet(scenario, "classic", transport)
        );

    private static LaunchCommand DotNet(Scenario scenario, string kind, string transport = "sockets") =>
        new(
            "dotnet",
            BuiltAssembly.PathOf("Servers"),
            "--kind",
            kind,
            "--transport",
            transport,
            "--tls",
            scenario.IsTls ? "true" : "false"
        );

    private static LaunchCommand Script(string peer, string runtime) =>
        new(runtime, PeerFolder.PathOf(peer, "echo.js"));

    private static LaunchCommand Native(string peer) => new(PeerFolder.PathOf(peer, "echo"));

    // A small message takes a buffer of its own whatever the buffer's size, so small ones need many and large ones size.
    private static LaunchCommand RawRing(Scenario scenario, params string[] mode) =>
        new(
            PeerFolder.PathOf("raw-io_uring", "echo"),
            scenario.IsBulk ? ["262144", "16", .. mode] : ["4096", "4096", .. mode]
        );
}
