using AspNetWebSockets.Protocol;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets;

/// <summary>Tells the log and the metrics of opening handshakes that are refused, wherever that is found out. Any thread.</summary>
internal sealed class HandshakeRefusals(ILogger<WebSocketConnection> logger, WebSocketMetrics metrics)
{
    /// <summary>One was refused.</summary>
    /// <param name="failure">What the client is told.</param>
    /// <param name="reason">What the metrics say: one of <see cref="RejectionReason"/>.</param>
    public void Record(OpeningHandshakeFailure failure, string reason)
    {
        Log.HandshakeRefused(logger, failure.StatusCode, LogText.Reason(failure.Reason));
        metrics.RejectedHandshake(reason, failure.StatusCode);
    }
}
