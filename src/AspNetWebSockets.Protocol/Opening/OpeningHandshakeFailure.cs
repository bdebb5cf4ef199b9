namespace AspNetWebSockets.Protocol;

/// <summary>Why a request is no opening handshake that this server can complete.</summary>
/// <param name="StatusCode">The HTTP status to answer: 400, or 426 when another version of the protocol is asked for over HTTP/1.1, or 403 when the page that asks comes from an origin that is not allowed, or 429 or 503 when there is no place for another WebSocket.</param>
/// <param name="Reason">What was wrong, what was expected.</param>
public sealed record OpeningHandshakeFailure(int StatusCode, string Reason)
{
    /// <summary>The value of <c>Sec-WebSocket-Version</c> in the answer, when another version is asked for (RFC 6455 section 4.4); otherwise <see langword="null"/>.</summary>
    public string? SupportedVersion { get; init; }

    /// <summary>The value of <c>Retry-After</c> in the answer (RFC 9110 section 10.2.3), in whole seconds, rounded up; <see langword="null"/> for none.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
