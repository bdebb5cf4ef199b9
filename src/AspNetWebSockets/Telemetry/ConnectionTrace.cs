using System.Diagnostics;
using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>The spans of one connection: its own, and those of the messages that were picked. Made only when somebody listens.</summary>
/// <remarks>
/// None of them is <see cref="System.Diagnostics.Activity.Current"/> when a method returns: a handler runs for hours, and
/// would keep the span of the request alive as long. SYNCHRONIZATION: one call for a direction at a time.
/// </remarks>
internal sealed class ConnectionTrace
{
    /// <summary>The name of the source.</summary>
    public const string SourceName = "AspNetWebSockets";

    private static readonly ActivitySource Source = new(SourceName);

    private readonly double _messageRatio;

    // Null where messages have no spans.
    private readonly MessageTrace? _receives;
    private readonly MessageTrace? _sends;

    private ConnectionTrace(Activity activity, double messageRatio)
    {
        Activity = activity;
        _messageRatio = messageRatio;
        if (messageRatio > 0)
        {
            _receives = new MessageTrace("websocket.receive", ActivityKind.Consumer);
            _sends = new MessageTrace("websocket.send", ActivityKind.Producer);
        }
    }

    /// <summary>The span of the connection.</summary>
    public Activity Activity { get; }

    /// <summary>Whether messages may have spans.</summary>
    public bool TracesMessages => _receives is not null;

    /// <summary>Begins the span, as a child of the request's.</summary>
    /// <param name="endpoint">What is known of the connection.</param>
    /// <param name="connectionId">What the log calls it.</param>
    /// <param name="messageRatio">What part of the messages gets a span, from 0 to 1.</param>
    /// <returns><see langword="null"/> when nobody listens, or the span is not sampled.</returns>
    public static ConnectionTrace? Start(EndpointMetrics endpoint, string connectionId, double messageRatio)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        ActivityContext parent = Activity.Current?.Context ?? default;
        Activity? activity = StartAside("websocket.connection", ActivityKind.Server, parent, links: null);
        if (activity is null)
        {
            return null;
        }

        _ = activity.SetTag(Tags.ConnectionId, connectionId).SetTag(Tags.ProtocolVersion, endpoint.ProtocolVersion);
        if (endpoint.Route is not null)
        {
            _ = activity.SetTag(Tags.Route, endpoint.Route);
        }

        return new ConnectionTrace(activity, messageRatio);
    }

    /// <summary>A part of a message was given to the application.</summary>
    public void Received(WebSocketMessageType type, int bytes, bool endOfMessage) =>
        _receives?.Passed(this, type, bytes, endOfMessage);

    /// <summary>The application has sent a part of a message.</summary>
    public void Sent(WebSocketMessageType type, int bytes, bool endOfMessage) =>
        _sends?.Passed(this, type, bytes, endOfMessage);

    /// <summary>The connection has ended, and so have the messages that are under way. Any thread.</summary>
    public void End(ConnectionEnd end)
    {
        _receives?.End(end);
        _sends?.End(end);
        _ = Activity
            .SetTag(Tags.EndCause, Tags.Of(end.Cause))
            .SetTag(Tags.CloseInitiator, Tags.Of(end.Initiator))
            .SetTag(Tags.CloseCode, Tags.OfCloseCode(end.CloseCode));
        if (end.IsFailure)
        {
            _ = Activity.SetTag(Tags.ErrorType, Tags.Of(end.Cause)).SetStatus(ActivityStatusCode.Error, end.ToString());
        }

        StopAside(Activity);
    }

    /// <summary>Begins the span of a message, with a link to that of the connection, if it is picked.</summary>
    internal Activity? PickMessage(string name, ActivityKind kind) =>
        Random.Shared.NextDouble() < _messageRatio
            ? StartAside(name, kind, parent: default, [new ActivityLink(Activity.Context)])
            : null;

    /// <summary>Ends a span, whatever span is the current one.</summary>
    internal static void StopAside(Activity activity)
    {
        Activity? current = Activity.Current;
        try
        {
            activity.Stop();
        }
        finally
        {
            Activity.Current = current;
        }
    }

    private static Activity? StartAside(
        string name,
        ActivityKind kind,
        ActivityContext parent,
        IEnumerable<ActivityLink>? links
    )
    {
        // Else the span of the request would be kept in memory for as long as this one.
        Activity? current = Activity.Current;
        Activity.Current = null;
        try
        {
            return Source.StartActivity(name, kind, parent, tags: null, links);
        }
        finally
        {
            Activity.Current = current;
        }
    }
}
