using System.Diagnostics;
using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>The span of the message that is under way in one direction, if it was picked.</summary>
internal sealed class MessageTrace(string name, ActivityKind kind)
{
    private Activity? _activity;
    private bool _isInMessage;
    private long _bytes;

    /// <summary>A part of a message has passed.</summary>
    public void Passed(ConnectionTrace connection, WebSocketMessageType type, int bytes, bool endOfMessage)
    {
        if (!_isInMessage)
        {
            _activity = connection.PickMessage(name, kind);
            _bytes = 0;
        }

        _isInMessage = !endOfMessage;
        _bytes += bytes;
        if (endOfMessage && _activity is { } ended)
        {
            _ = ended.SetTag(Tags.MessageType, Tags.Of(type)).SetTag(Tags.MessageSize, _bytes);
            ConnectionTrace.StopAside(ended);
            _activity = null;
        }
    }
}
