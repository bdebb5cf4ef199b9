using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

/// <summary>How a connection has ended, for people and for machines.</summary>
/// <param name="Cause">What ended it.</param>
/// <param name="Received">The body of the client's close frame, if one came.</param>
/// <param name="Sent">The body of this side's close frame, if one was sent.</param>
/// <param name="Initiator">Whose close frame was the first.</param>
/// <param name="Violation">The rule or bound that the client broke.</param>
/// <param name="Failure">Why the connection was cut, if a deadline was over.</param>
internal sealed record ConnectionEnd(
    ConnectionEndCause Cause,
    ClosePayload? Received,
    ClosePayload? Sent,
    WebSocketCloseInitiator Initiator,
    ProtocolViolation? Violation,
    ConnectionFailure? Failure
)
{
    /// <summary>The code of the first close frame; <see langword="null"/> when none has passed.</summary>
    public int? CloseCode => Initiator == WebSocketCloseInitiator.Client ? Received?.Code : Sent?.Code;

    /// <summary>Whether the connection has not ended as its two sides wanted.</summary>
    public bool IsFailure =>
        Cause
            is ConnectionEndCause.ClientFin
                or ConnectionEndCause.ClientReset
                or ConnectionEndCause.TimeOut
                or ConnectionEndCause.ProtocolRule
                or ConnectionEndCause.Limit
                or ConnectionEndCause.Fault;

    /// <summary>The cause in words, as a part of a sentence. Text of the client is made safe for a log.</summary>
    public override string ToString() =>
        Cause == ConnectionEndCause.ClientClose && Received is { } received
            ? $"the client's close frame {Quote(received)}, {Answer(Sent)}"
            : $"{CauseInWords()}, {Closing()}";

    private string CauseInWords() =>
        Cause switch
        {
            ConnectionEndCause.ClientFin => "the client's FIN",
            ConnectionEndCause.ClientReset => "a reset of TCP",
            ConnectionEndCause.Application => "the application",
            ConnectionEndCause.TimeOut => $"a time-out{Explained(Failure?.Message)}",
            ConnectionEndCause.ProtocolRule => $"a rule that the client broke{Explained(RuleOf(Violation))}",
            ConnectionEndCause.Limit => $"a bound that the client went past{Explained(RuleOf(Violation))}",
            ConnectionEndCause.Expired => "the expiry of its credential",
            ConnectionEndCause.Revoked => "its revocation",
            ConnectionEndCause.Shutdown => "the shutdown of the server",
            ConnectionEndCause.Fault => "a fault of the server",
            _ => "an unknown cause",
        };

    private string Closing() =>
        Initiator switch
        {
            WebSocketCloseInitiator.Server => $"close frame {Quote(Sent!.Value)}, {Answer(Received)}",
            WebSocketCloseInitiator.Client => $"the client's close frame {Quote(Received!.Value)}, {Answer(Sent)}",
            _ => "no close frame",
        };

    private static string Explained(string? why) => why is null ? "" : $" ({why})";

    private static string? RuleOf(ProtocolViolation? violation) =>
        violation is null ? null : $"{violation.Rule} RFC {violation.Rfc} section {violation.Section}";

    private string Answer(ClosePayload? payload) =>
        payload is { } answer ? $"answered with {Quote(answer)}" : "not answered";

    // The reason of a close for a broken rule is the rule, which is there already.
    private string Quote(ClosePayload payload) =>
        string.IsNullOrEmpty(payload.Reason) || string.Equals(payload.Reason, Violation?.Rule, StringComparison.Ordinal)
            ? $"{payload.Code}"
            : $"{payload.Code} \"{LogText.Of(payload.Reason)}\"";
}
