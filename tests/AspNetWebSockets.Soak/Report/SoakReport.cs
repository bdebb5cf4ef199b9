using System.Text;

namespace AspNetWebSockets.Soak;

/// <summary>What a run has shown.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="Before">The server after its warm-up, with no client.</param>
/// <param name="After">The server after the run, with no client.</param>
/// <param name="CloseWait">How many of its sockets wait to be closed.</param>
/// <param name="Tally">What the clients have seen.</param>
internal sealed record SoakReport(
    SoakOptions Options,
    ServerState Before,
    ServerState After,
    int CloseWait,
    Tally Tally
)
{
    /// <summary>An epoll instance or a socket that the runtime makes on first use.</summary>
    public const int DescriptorMargin = 2;

    /// <summary>
    /// Of the managed heap without the pools of Kestrel and of the transport: for the runtime's array pools, and for the
    /// lists in which Kestrel's pools keep their blocks. Both stay as large as the busiest moment has made them, and the
    /// more clients there are, the busier it is.
    /// </summary>
    private const long HeapMarginOfAll = 4 * 1024 * 1024;

    private const long HeapMarginOfEach = 1024;

    /// <summary>Of the resident set, besides a quarter of it: the allocators of the runtime and of C keep what they may need again.</summary>
    public const long ResidentMargin = 48 * 1024 * 1024;

    /// <summary>Whether nothing was wrong.</summary>
    public bool IsGood => Checks.All(check => check.Holds);

    private long HeapMargin => HeapMarginOfAll + (HeapMarginOfEach * Options.Connections);

    private IEnumerable<(string What, string Found, bool Holds)> Checks =>
        [
            (
                "managed heap back at its baseline",
                $"{Before.Heap:N0} -> {After.Heap:N0} bytes, margin {HeapMargin:N0}; kept for later besides: by Kestrel {Before.Pooled:N0} -> {After.Pooled:N0}, by the transport {Before.OutputBlocks:N0} -> {After.OutputBlocks:N0}",
                After.Heap <= Before.Heap + HeapMargin
            ),
            (
                "resident set back at its baseline",
                $"{Before.Resident:N0} -> {After.Resident:N0} bytes, margin a quarter and {ResidentMargin:N0}",
                After.Resident <= (Before.Resident * 1.25) + ResidentMargin
            ),
            (
                "no message lost, doubled, reordered or damaged, no client surprised",
                $"{Tally.Failed}",
                Tally.Failed == 0
            ),
            (
                "messages came",
                $"{Tally.Echoes:N0} echoes, {Tally.Pushes:N0} pushes",
                Tally is { Echoes: > 0, Pushes: > 0 }
            ),
            (
                "clients that fell silent or stalled came to the server's bounds",
                string.Join(", ", After.Limits.Select(limit => $"{limit.Value:N0} {limit.Key}")),
                After.Limits.ContainsKey(nameof(AspNetWebSocketsOptions.KeepAliveTimeout))
                    && After.Limits.ContainsKey(nameof(ConnectionLimits.WriteStallTimeout))
            ),
            ("no unobserved exception, no error in the log", $"{After.Faults.Count}", After.Faults.Count == 0),
            ("no socket in CLOSE_WAIT", $"{CloseWait}", CloseWait == 0),
            (
                "no file descriptor left",
                $"{Before.Descriptors} -> {After.Descriptors}, margin {DescriptorMargin}",
                After.Descriptors <= Before.Descriptors + DescriptorMargin
            ),
            ("no handler left", $"{After.Handlers}", After.Handlers == 0),
            ("no WebSocket left by the engine's count", $"{After.WebSockets}", After.WebSockets == 0),
        ];

    /// <inheritdoc />
    public override string ToString()
    {
        StringBuilder text = new();
        _ = text.AppendLine(
            $"{Options.Connections:N0} connections for {Options.Time.TotalMinutes} minutes on {Options.Transport}, {Options.Rate:N0} messages and {Options.Churn} changing clients a second; with the warm-up:"
        );
        foreach ((string name, long count) in Tally.Events)
        {
            _ = text.AppendLine($"        {count, 9:N0} clients {name}");
        }

        foreach ((string what, string found, bool holds) in Checks)
        {
            _ = text.AppendLine($"{(holds ? "ok    " : "WRONG ")}  {what}: {found}");
        }

        foreach ((string warning, int count) in After.Warnings)
        {
            _ = text.AppendLine($"        {count, 9:N0} warnings {warning}");
        }

        foreach (string failure in Tally.Failures.Concat(After.Faults.Take(20)))
        {
            _ = text.AppendLine($"        {failure}");
        }

        return text.ToString();
    }
}
