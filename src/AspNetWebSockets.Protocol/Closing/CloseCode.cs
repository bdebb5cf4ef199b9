namespace AspNetWebSockets.Protocol;

/// <summary>Status codes of a close (RFC 6455 section 7.4 and the IANA registry it founded).</summary>
public static class CloseCode
{
    /// <summary>The purpose of the connection is fulfilled.</summary>
    public const int NormalClosure = 1000;

    /// <summary>The server goes down or the browser leaves the page.</summary>
    public const int GoingAway = 1001;

    /// <summary>The peer broke the protocol.</summary>
    public const int ProtocolError = 1002;

    /// <summary>Never on the wire: a close frame without body came.</summary>
    public const int NoStatusReceived = 1005;

    /// <summary>Never on the wire: the connection ended without a close frame.</summary>
    public const int AbnormalClosure = 1006;

    /// <summary>A message was not what its type says, as text that is not UTF-8.</summary>
    public const int InvalidPayloadData = 1007;

    /// <summary>The peer went past a bound for which no other code is meant.</summary>
    public const int PolicyViolation = 1008;

    /// <summary>A message was larger than the receiver accepts.</summary>
    public const int MessageTooBig = 1009;

    /// <summary>The server met an unexpected condition.</summary>
    public const int InternalError = 1011;

    /// <summary>Whether a close frame may carry <paramref name="code"/>: 1000 to 1003, 1007 to 1014 and 3000 to 4999.</summary>
    public static bool IsAllowedOnWire(int code) => AnyAllowedOnWire(code, code);

    /// <summary>Whether a close frame may carry any code from <paramref name="lowest"/> to <paramref name="highest"/>: the question after the first byte.</summary>
    internal static bool AnyAllowedOnWire(int lowest, int highest) =>
        (lowest <= 1003 && highest >= 1000)
        || (lowest <= 1014 && highest >= 1007)
        || (lowest <= 4999 && highest >= 3000);
}
