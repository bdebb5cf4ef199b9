using System.Diagnostics;
using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>The span of the message that is under way in one direction, if it was picked.</summary>
/// <remarks>SYNCHRONIZATION: one message at a time; the connection may end from another thread meanwhile.</remarks>
internal sealed class MessageTrace(string name, ActivityKind kind)
{
    private readonly Lock _gate = new();
    private Activity? _activity;
    private bool _isInMessage;
    private bool _isOver;
    private long _bytes;

    /// <summary>A part of a message has passed.</summary>
    public void Passed(ConnectionTrace connection, WebSocketMessageType type, int bytes, bool endOfMessage)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            if (!_isInMessage)
            {
                _bytes = 0;
                _activity = connection.PickMessage(name, kind)?.SetTag(Tags.MessageType, Tags.Of(type));
            }

            _isInMessage = !endOfMessage;
            _bytes += bytes;
            if (endOfMessage)
            {
                Stop();
            }
        }
    }

    /// <summary>The connection has ended, and with it the message that is under way.</summary>
    public void End(ConnectionEnd end)
    {
        lock (_gate)
        {
            _isOver = true;
            _ = _activity
                ?.SetTag(Tags.ErrorType, Tags.Of(end.Cause))
                .SetStatus(ActivityStatusCode.Error, $"The connection was ended before the message, by {end}");
            Stop();
        }
    }

    private void Stop()
    {
        if (_activity is { } ended)
        {
            _activity = null;
            ConnectionTrace.StopAside(ended.SetTag(Tags.MessageSize, _bytes));
        }
    }
}
