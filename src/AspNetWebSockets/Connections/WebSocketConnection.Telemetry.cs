using System.Diagnostics;
using System.Net.WebSockets;
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

    /// <summary>Whether anybody wants to know of messages: asked for each, so that all else about them costs nothing.</summary>
    private bool TellsOfMessages => _metrics.CountsMessages || _trace is { TracesMessages: true };

    /// <summary>A part of a message was given to the application.</summary>
    private void TellReceived(WebSocketMessageType type, int bytes, bool endOfMessage)
    {
        _metrics.Passed(Tags.Receive, type, bytes, endOfMessage);
        _trace?.Received(type, bytes, endOfMessage);
    }

    /// <summary>The application has sent a part of a message.</summary>
    private void TellSent(WebSocketMessageType type, int bytes, bool endOfMessage)
    {
        _metrics.Passed(Tags.Transmit, type, bytes, endOfMessage);
        _trace?.Sent(type, bytes, endOfMessage);
    }

    private void BeginTrace()
    {
        _openedAt = _scheduler.Now;
        try
        {
            _trace = ConnectionTrace.Start(_metrics, Id, _options.MessageTraceRatio);
        }
        catch (Exception exception)
        {
            // Of a listener. The client has its answer, and the connection works without a span.
            Log.ListenerFailed(_logger, Id, exception);
        }
    }

    /// <summary>Last of all that begins: what failed before would never be counted as ended.</summary>
    private void CountOpened()
    {
        _metrics.Opened();
        _isOpen = true;
    }

    /// <summary>Under the lock: how the connection has ended, once; <see langword="null"/> when that was told, or it has not begun.</summary>
    private ConnectionEnd? TakeEnd()
    {
        if (!_isOpen)
        {
            return null;
        }

        _isOpen = false;
        return new ConnectionEnd(
            _endCause,
            _closingHandshake?.Received,
            _closingHandshake?.Sent,
            Initiator,
            _closingHandshake?.Violation,
            _failure
        );
    }

    /// <summary>Tells everybody who listens. Last of all: who fails at it takes nothing along.</summary>
    private void ReportEnd(ConnectionEnd end)
    {
        try
        {
            TellEnd(end);
        }
        catch (Exception exception)
        {
            Log.ListenerFailed(_logger, Id, exception);
        }
    }

    private void TellEnd(ConnectionEnd end)
    {
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
