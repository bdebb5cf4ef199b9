using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>
/// The metrics of the connections of one endpoint and protocol. One object for all of them, so that a connection keeps
/// a reference and no tags. Any thread.
/// </summary>
/// <param name="all">Those of the host.</param>
/// <param name="route">The pattern of the endpoint's route; <see langword="null"/> where there is none.</param>
/// <param name="protocolVersion">That of HTTP.</param>
internal sealed class EndpointMetrics(WebSocketMetrics all, string? route, string protocolVersion)
{
    // Here as well, as they are looked at for each message.
    private readonly Counter<long> _messages = all.Messages;
    private readonly Counter<long> _payload = all.Payload;
    private long _active;

    /// <summary>The pattern of the endpoint's route; <see langword="null"/> where there is none.</summary>
    public string? Route => route;

    /// <summary>The version of HTTP: <c>1.1</c>, <c>2</c> or <c>3</c>.</summary>
    public string ProtocolVersion => protocolVersion;

    /// <summary>Those of the host.</summary>
    public WebSocketMetrics All => all;

    /// <summary>How many connections are open.</summary>
    public Measurement<long> Active => new(Volatile.Read(ref _active), EndpointTags());

    /// <summary>A connection was opened.</summary>
    public void Opened() => Interlocked.Increment(ref _active);

    /// <summary>A connection has ended.</summary>
    public void Ended(TimeSpan duration, ConnectionEnd end)
    {
        _ = Interlocked.Decrement(ref _active);
        if (all.MeasuresDuration)
        {
            TagList tags = EndpointTags();
            tags.Add(Tags.EndCause, Tags.Of(end.Cause));
            tags.Add(Tags.CloseInitiator, Tags.Of(end.Initiator));
            tags.Add(Tags.CloseCode, Tags.OfCloseCode(end.CloseCode));
            if (end.IsFailure)
            {
                tags.Add(Tags.ErrorType, Tags.Of(end.Cause));
            }

            all.Ended(duration, tags);
        }
    }

    /// <inheritdoc cref="WebSocketMetrics.LimitReached" />
    public void LimitReached(string limit) => all.LimitReached(limit);

    /// <summary>Whether somebody wants to know of messages.</summary>
    public bool CountsMessages => _payload.Enabled || _messages.Enabled;

    /// <summary>A part of a message has passed.</summary>
    /// <param name="direction"><see cref="Tags.Receive"/> or <see cref="Tags.Transmit"/>.</param>
    /// <param name="type">What message it is of.</param>
    /// <param name="bytes">The payload, uncompressed.</param>
    /// <param name="endOfMessage">Whether the message has ended with it.</param>
    public void Passed(string direction, WebSocketMessageType type, int bytes, bool endOfMessage)
    {
        KeyValuePair<string, object?> directionTag = new(Tags.Direction, direction);
        KeyValuePair<string, object?> typeTag = new(Tags.MessageType, Tags.Of(type));
        _payload.Add(bytes, directionTag, typeTag);
        if (endOfMessage)
        {
            _messages.Add(1, directionTag, typeTag);
        }
    }

    private TagList EndpointTags()
    {
        TagList tags = new() { { Tags.ProtocolVersion, protocolVersion } };
        if (route is not null)
        {
            tags.Add(Tags.Route, route);
        }

        return tags;
    }
}
