using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets;

// What the connection tells about itself: metrics, its span, and one line in the log at its end.
public sealed partial class WebSocketConnection
{
    private readonly EndpointMetrics _metrics;
    private TimeSpan _openedAt;
    private bool _isOpen;
    private ConnectionTrace? _trace;

    /// <summary>
    /// The span of this connection, from the answer that switches to its end; <see langword="null"/> when nobody listens
    /// to the source <c>AspNetWebSockets</c>, or the connection is not sampled. It is never
    /// <see cref="System.Diagnostics.Activity.Current"/>: spans of the handler link to it, or take its context as their parent.
    /// </summary>
    public Activity? Activity => _trace?.Activity;

    /// <summary>Bytes, messages and limits of this connection count here.</summary>
    internal EndpointMetrics Metrics => _metrics;

    private void ReportOpen()
    {
        _openedAt = _scheduler.Now;
        _isOpen = true;
        _metrics.Opened();
        _trace = ConnectionTrace.Start(_metrics, Id, _options.MessageTraceRatio);
    }

    private void ReportEnd()
    {
        ConnectionEnd end;
        lock (Gate)
        {
            if (!_isOpen)
            {
                return;
            }

            _isOpen = false;
            end = new ConnectionEnd(
                _endCause,
                _closingHandshake?.Received,
                _closingHandshake?.Sent,
                Initiator,
                _closingHandshake?.Violation,
                _failure
            );
        }

        TimeSpan duration = _scheduler.Now - _openedAt;
        _metrics.Ended(duration, end);
        _trace?.End(end);
        if (_logger.IsEnabled(LogLevel.Information))
        {
            Log.ConnectionEnded(
                _logger,
                Id,
                _metrics.ProtocolVersion,
                duration.TotalSeconds,
                end,
                Tags.Of(end.Cause),
                Tags.Of(end.Initiator),
                end.Received?.Code,
                end.Sent?.Code
            );
        }
    }
}
