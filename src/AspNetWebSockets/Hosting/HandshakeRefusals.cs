using System.Globalization;
using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets;

/// <summary>Refuses opening handshakes in words, and tells the log and the metrics. Any thread.</summary>
internal sealed class HandshakeRefusals(
    ConnectionDrain drain,
    WebSocketMetrics metrics,
    ILogger<WebSocketConnection> logger
)
{
    /// <summary>The answer while the server drains; <see langword="null"/> at other times.</summary>
    public OpeningHandshakeFailure? WhileDraining() =>
        drain.IsDraining
            ? new OpeningHandshakeFailure(
                StatusCodes.Status503ServiceUnavailable,
                "The server is about to stop and opens no more WebSockets. Try again later, or with another server."
            )
            {
                RetryAfter = drain.RetryAfter,
            }
            : null;

    /// <summary>Tells the log and the metrics, and answers.</summary>
    /// <inheritdoc cref="Record"/>
    /// <inheritdoc cref="AnswerAsync"/>
    public Task RefuseAsync(HttpContext context, OpeningHandshakeFailure failure, string reason)
    {
        Record(failure, reason);
        return AnswerAsync(context, failure);
    }

    /// <summary>Tells the log and the metrics.</summary>
    /// <param name="failure">What the client is told.</param>
    /// <param name="reason">What the metrics say: one of <see cref="RejectionReason"/>.</param>
    public void Record(OpeningHandshakeFailure failure, string reason)
    {
        Log.HandshakeRefused(logger, failure.StatusCode, LogText.Reason(failure.Reason));
        metrics.RejectedHandshake(reason, failure.StatusCode);
    }

    /// <summary>Answers with the status and the reason.</summary>
    /// <param name="context">The request; nothing of its answer is sent yet.</param>
    /// <param name="failure">What the client is told.</param>
    public Task AnswerAsync(HttpContext context, OpeningHandshakeFailure failure)
    {
        HttpResponse response = context.Response;
        response.StatusCode = failure.StatusCode;
        response.ContentType = "text/plain; charset=utf-8";
        if (drain.IsDraining && HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            // The next attempt has to find its own way, to another server if there is one.
            response.Headers.Connection = "close";
        }

        if (failure.SupportedVersion is { } version)
        {
            response.Headers.SecWebSocketVersion = version;
        }

        if (failure.RetryAfter is { } retryAfter)
        {
            response.Headers.RetryAfter = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (failure.StatusCode == StatusCodes.Status426UpgradeRequired)
        {
            // RFC 9110 section 15.5.22 asks for Upgrade with this status, and section 7.8 for Connection with that.
            response.Headers.Upgrade = "websocket";
            response.Headers.Connection = "Upgrade";
        }

        return response.WriteAsync(failure.Reason);
    }
}
