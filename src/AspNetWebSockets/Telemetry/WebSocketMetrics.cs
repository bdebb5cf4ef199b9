using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AspNetWebSockets;

/// <summary>
/// The meter <c>AspNetWebSockets</c>: what happens to the WebSockets of a host. Every method is one event, costs a look
/// at a flag when nobody listens, and allocates nothing for a message when somebody does. Any thread.
/// </summary>
/// <remarks>The values of tags come from small sets: never an id, a path or another text of a client. See docs/telemetry.md.</remarks>
internal sealed class WebSocketMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "AspNetWebSockets";

    private readonly Counter<long> _rejectedHandshakes;
    private readonly Counter<long> _limitsReached;
    private readonly Counter<long> _dropped;
    private readonly Counter<long> _drained;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _roundTrip;
    private readonly Histogram<double> _compression;
    private readonly ConcurrentDictionary<(string? Route, string ProtocolVersion), EndpointMetrics> _endpoints = new();

    // Kept also when nobody listens, so that whoever begins to is told the truth.
    private long _queued;

    /// <summary>Makes the instruments.</summary>
    public WebSocketMetrics(IMeterFactory factory)
    {
        Meter meter = factory.Create(MeterName);
        _ = meter.CreateObservableUpDownCounter(
            "aspnetwebsockets.active_connections",
            ObserveActive,
            "{connection}",
            "How many WebSockets are open."
        );
        _duration = meter.CreateHistogram(
            "aspnetwebsockets.connection.duration",
            "s",
            "How long a WebSocket was open.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets.Life }
        );
        _rejectedHandshakes = meter.CreateCounter<long>(
            "aspnetwebsockets.rejected_handshakes",
            "{handshake}",
            "How many opening handshakes were refused."
        );
        _limitsReached = meter.CreateCounter<long>(
            "aspnetwebsockets.limits_reached",
            "{event}",
            "How often a client has come to a bound that the server sets."
        );
        Messages = meter.CreateCounter<long>(
            "aspnetwebsockets.messages",
            "{message}",
            "How many messages have ended in either direction."
        );
        Payload = meter.CreateCounter<long>(
            "aspnetwebsockets.message.payload",
            "By",
            "How many bytes of messages the application has sent and was given, uncompressed and without headers."
        );
        _ = meter.CreateObservableUpDownCounter(
            "aspnetwebsockets.send_queue.size",
            () => Volatile.Read(ref _queued),
            "By",
            "How many bytes wait for the sends in front of them: payload, and 32 for each message."
        );
        _dropped = meter.CreateCounter<long>(
            "aspnetwebsockets.send_queue.dropped",
            "{message}",
            "How many messages waited to be sent, or found no place to wait, and were thrown away."
        );
        _roundTrip = meter.CreateHistogram(
            "aspnetwebsockets.ping.duration",
            "s",
            "How long it took from a ping to its pong.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets.RoundTrip }
        );
        _compression = meter.CreateHistogram(
            "aspnetwebsockets.compression.ratio",
            "1",
            "The size of a compressed message as a part of its size before.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets.Ratio }
        );
        _drained = meter.CreateCounter<long>(
            "aspnetwebsockets.drained_connections",
            "{connection}",
            "How many WebSockets have ended because the server stopped or was drained."
        );
    }

    /// <summary>How many messages have ended.</summary>
    public Counter<long> Messages { get; }

    /// <summary>How many bytes of them have passed.</summary>
    public Counter<long> Payload { get; }

    /// <summary>Those of the connections of one endpoint and protocol.</summary>
    /// <param name="route">The pattern of the route, never the path of the client; <see langword="null"/> where there is none.</param>
    /// <param name="protocolVersion">That of HTTP: <c>1.1</c>, <c>2</c> or <c>3</c>.</param>
    public EndpointMetrics Of(string? route, string protocolVersion) =>
        _endpoints.GetOrAdd(
            (route, protocolVersion),
            static (key, all) => new EndpointMetrics(all, key.Route, key.ProtocolVersion),
            this
        );

    /// <summary>An opening handshake was refused.</summary>
    /// <param name="reason">One of <see cref="RejectionReason"/>.</param>
    /// <param name="statusCode">The HTTP status of the answer.</param>
    public void RejectedHandshake(string reason, int statusCode) =>
        _rejectedHandshakes.Add(
            1,
            new KeyValuePair<string, object?>(Tags.RejectionReason, reason),
            new KeyValuePair<string, object?>(Tags.StatusCode, statusCode)
        );

    /// <summary>A client has come to a bound.</summary>
    /// <param name="limit">The name of the bound: a constant.</param>
    public void LimitReached(string limit) =>
        _limitsReached.Add(1, new KeyValuePair<string, object?>(Tags.Limit, limit));

    /// <summary>Messages have begun to wait for the sends in front of it, or, with a negative count, wait no more.</summary>
    public void Queued(long bytes) => Interlocked.Add(ref _queued, bytes);

    /// <summary>Messages of the application were thrown away before anything of them was sent.</summary>
    /// <param name="reason">One of <see cref="DropReason"/>.</param>
    /// <param name="count">How many.</param>
    public void Dropped(string reason, long count)
    {
        if (count > 0)
        {
            _dropped.Add(count, new KeyValuePair<string, object?>(Tags.DropReason, reason));
        }
    }

    /// <summary>A ping was answered.</summary>
    public void PingAnswered(TimeSpan roundTrip) => _roundTrip.Record(roundTrip.TotalSeconds);

    /// <summary>A compressed message has passed.</summary>
    /// <param name="direction"><see cref="Tags.Receive"/> or <see cref="Tags.Transmit"/>.</param>
    /// <param name="compressed">Bytes on the wire, without headers.</param>
    /// <param name="uncompressed">Bytes of the application.</param>
    public void Compressed(string direction, long compressed, long uncompressed)
    {
        if (uncompressed > 0)
        {
            _compression.Record(
                (double)compressed / uncompressed,
                new KeyValuePair<string, object?>(Tags.Direction, direction)
            );
        }
    }

    /// <summary>Connections have ended with the server.</summary>
    /// <param name="outcome">A constant: <c>closed</c>, or <c>aborted</c> for those that were cut at the deadline.</param>
    /// <param name="count">How many.</param>
    public void Drained(string outcome, long count = 1) =>
        _drained.Add(count, new KeyValuePair<string, object?>(Tags.DrainOutcome, outcome));

    /// <summary>A connection has ended.</summary>
    internal void Ended(TimeSpan duration, TagList tags) => _duration.Record(duration.TotalSeconds, in tags);

    /// <summary>Whether somebody wants to know of ended connections.</summary>
    internal bool MeasuresDuration => _duration.Enabled;

    private IEnumerable<Measurement<long>> ObserveActive() => _endpoints.Values.Select(static each => each.Active);
}
