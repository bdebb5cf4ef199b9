using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets;

/// <summary>One of the caps on open connections, and what a client is told that meets it. No numbers, and nothing of what the client sent.</summary>
/// <param name="Option">What sets it: the property of <see cref="WebSocketAdmissionOptions"/>, or the method.</param>
/// <param name="MetricReason">One of <see cref="RejectionReason"/>.</param>
/// <param name="StatusCode">503 where others fill the place, 429 where the client itself does (RFC 6585 section 4).</param>
/// <param name="Reason">The words.</param>
internal sealed record AdmissionCap(string Option, string MetricReason, int StatusCode, string Reason)
{
    public static readonly AdmissionCap Server = new(
        nameof(WebSocketAdmissionOptions.MaxConnections),
        RejectionReason.Capacity,
        StatusCodes.Status503ServiceUnavailable,
        "The server has as many WebSockets open as it accepts. Try again later."
    );

    public static readonly AdmissionCap Path = new(
        nameof(WebSocketAdmissionOptions.MaxConnectionsPerPath),
        RejectionReason.PathCapacity,
        StatusCodes.Status503ServiceUnavailable,
        "The server has as many WebSockets open on this path as it accepts. Try again later."
    );

    /// <summary>As <see cref="Path"/>, where the endpoint says how many.</summary>
    public static readonly AdmissionCap Endpoint = Path with
    {
        Option = nameof(WebSocketAdmissionEndpointConventionBuilderExtensions.WithMaxWebSocketConnections),
    };

    public static readonly AdmissionCap User = new(
        nameof(WebSocketAdmissionOptions.MaxConnectionsPerUser),
        RejectionReason.User,
        StatusCodes.Status429TooManyRequests,
        "This user has as many WebSockets open as the server accepts of one. Close one, or try again later."
    );

    public static readonly AdmissionCap Address = new(
        nameof(WebSocketAdmissionOptions.MaxConnectionsPerAddress),
        RejectionReason.Address,
        StatusCodes.Status429TooManyRequests,
        "This address has as many WebSockets open as the server accepts of one. Close one, or try again later."
    );

    /// <summary>The answer to a handshake over the cap.</summary>
    public OpeningHandshakeFailure Refusal(TimeSpan retryAfter) => new(StatusCode, Reason) { RetryAfter = retryAfter };
}
