using Operations.Metrics;

namespace Operations.Live;

/// <summary>What the page shows. Rates are per second; counts are since the start.</summary>
/// <param name="Connections">The open WebSockets, but for those of this page.</param>
/// <param name="MessagesIn">Messages received.</param>
/// <param name="MessagesOut">Messages sent.</param>
/// <param name="BytesIn">Payload received.</param>
/// <param name="BytesOut">Payload sent.</param>
/// <param name="QueuedBytes">Payload that waits for slow clients.</param>
/// <param name="RoundTrip">Of the last pings.</param>
/// <param name="Ended">The causes for which connections have ended.</param>
/// <param name="Rejected">The reasons for which handshakes were refused.</param>
/// <param name="Limits">The bounds that clients have come to.</param>
/// <param name="Stalls">How often a handler has blocked an event loop.</param>
/// <param name="IsDraining">Whether the server lets go of its WebSockets.</param>
internal sealed record Snapshot(
    double Connections,
    double MessagesIn,
    double MessagesOut,
    double BytesIn,
    double BytesOut,
    double QueuedBytes,
    Percentiles? RoundTrip,
    Count[] Ended,
    Count[] Rejected,
    Count[] Limits,
    double Stalls,
    bool IsDraining
)
{
    internal static Snapshot Of(Reading before, Reading now, TimeSpan time, bool isDraining)
    {
        double Rate(string instrument, string direction) =>
            (now.Of(instrument, direction) - before.Of(instrument, direction)) / time.TotalSeconds;

        return new Snapshot(
            now.By("active_connections")
                .Where(count => count.Name is not OperationsEndpoints.Live)
                .Sum(count => count.Value),
            Rate("messages", "receive"),
            Rate("messages", "transmit"),
            Rate("message.payload", "receive"),
            Rate("message.payload", "transmit"),
            now.Of("send_queue.size", null),
            now.RoundTrip,
            now.By("ended"),
            now.By("rejected_handshakes"),
            now.By("limits_reached"),
            now.Of("loop.stalls", null),
            isDraining
        );
    }
}
