namespace AspNetWebSockets.Protocol;

/// <summary>A rule that the peer broke, and the close code that tells it so.</summary>
/// <param name="CloseCode">The code of the close frame to send: 1002, 1007, 1008 or 1009.</param>
/// <param name="Section">The section of <see cref="Rfc"/> that holds the rule.</param>
/// <param name="Rule">The rule in words; at most 123 bytes, so that it fits a close frame as the reason.</param>
public sealed record ProtocolViolation(int CloseCode, string Section, string Rule)
{
    /// <summary>The number of the RFC that holds the rule: 6455, or 7692 for the rules of permessage-deflate.</summary>
    public int Rfc { get; init; } = 6455;

    /// <summary>Where the rule is the receiver's own and not the protocol's: the name of the option that sets it; otherwise <see langword="null"/>.</summary>
    public string? Bound { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Rule} (RFC {Rfc} section {Section}, close code {CloseCode})";
}
