namespace AspNetWebSockets.Protocol.Tests;

/// <summary>All that came out of a stream.</summary>
/// <param name="Events">Fragments and control frames in order.</param>
/// <param name="Violation">The rule at which reading ended, if any.</param>
internal sealed record Transcript(IReadOnlyList<Incoming> Events, ProtocolViolation? Violation)
{
    /// <summary>The events, then the rule broken: one line each, for comparison.</summary>
    public IReadOnlyList<string> Lines =>
        [.. Events.Select(item => item.ToString()), .. Violation is null ? [] : new[] { Violation.ToString() }];
}
