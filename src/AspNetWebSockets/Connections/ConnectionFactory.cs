using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets;

/// <summary>Makes connections out of upgraded requests.</summary>
internal sealed class ConnectionFactory : IDisposable
{
    private readonly AspNetWebSocketsOptions _options;
    private readonly DeadlineScheduler _scheduler;
    private readonly ILogger _logger;
    private readonly CompressionPools _compression = new();
    private readonly EndpointLimits _endpoints;
    private readonly ConnectionDrain _drain;

    public ConnectionFactory(
        IOptions<AspNetWebSocketsOptions> options,
        TimeProvider timeProvider,
        ILogger<WebSocketConnection> logger,
        WebSocketMetrics metrics,
        ActiveConnections active,
        ConnectionDrain drain
    )
    {
        Metrics = metrics;
        _options = options.Value;
        _endpoints = new EndpointLimits(_options);
        _scheduler = new DeadlineScheduler(timeProvider);
        _logger = logger;
        Active = active;
        _drain = drain;
    }

    public ActiveConnections Active { get; }

    /// <summary>The metrics of the host.</summary>
    public WebSocketMetrics Metrics { get; }

    /// <summary>The application's limits and deadlines.</summary>
    public AspNetWebSocketsOptions Options => _options;

    /// <summary>The limits and deadlines of the request's endpoint.</summary>
    /// <exception cref="OptionsValidationException">A limit of the endpoint is out of its range.</exception>
    public AspNetWebSocketsOptions OptionsOf(HttpContext context) => _endpoints.Of(context.GetEndpoint());

    /// <summary>Agrees on compression with the client of a request: as its accept asks, else as its endpoint says, else as the application does.</summary>
    /// <returns><see langword="null"/> when messages are not compressed.</returns>
    public AgreedCompression? NegotiateCompression(HttpContext context, PermessageDeflateOptions? accept)
    {
        CompressionMetadata? endpoint = context.GetEndpoint()?.Metadata.GetMetadata<CompressionMetadata>();
        PermessageDeflateOptions? wanted = accept ?? (endpoint is null ? _options.Compression : endpoint.Options);
        return _compression.Negotiate(OfferedExtensions(context.Request), wanted);
    }

    /// <summary>The client's <c>Sec-WebSocket-Extensions</c>, several of them as one; <see langword="null"/> when there is none.</summary>
    public static string? OfferedExtensions(HttpRequest request) =>
        request.Headers.SecWebSocketExtensions is { Count: > 0 } header ? header.ToString() : null;

    /// <summary>
    /// Sends the answer that switches and takes the connection over. When the client is gone already, the connection is
    /// aborted from birth. On a transport of our own it needs the request no more; elsewhere the request has to stay
    /// pending.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="opening">The way in which it switches.</param>
    /// <param name="options">Limits and deadlines of this connection.</param>
    /// <param name="compression">What was agreed on, or <see langword="null"/>.</param>
    /// <param name="mayOutliveRequest">Whether nobody needs the request any more.</param>
    public async Task<(WebSocketConnection Connection, bool OutlivesRequest)> UpgradeAsync(
        HttpContext context,
        IOpening opening,
        AspNetWebSocketsOptions options,
        AgreedCompression? compression,
        bool mayOutliveRequest
    )
    {
        // What runs code of the application comes before the switch: behind it nobody could tell the client.
        EndpointMetrics metrics = Metrics.Of(RouteOf(context), VersionOf(context.Request.Protocol));
        InboundThrottle? throttle = InboundThrottle.For(options.Limits, context);
        Stream stream = await opening.SwitchAsync().ConfigureAwait(false);

        // The time-outs of a request are not meant for a connection.
        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        bool isAborted = opening.IsAborted;
        (ITransportConnection transport, bool outlivesRequest) = await opening
            .ConnectAsync(stream, mayOutliveRequest)
            .ConfigureAwait(false);
        WebSocketConnection connection = new(
            transport,
            options,
            _scheduler,
            _logger,
            metrics,
            compression,
            throttle,
            _drain
        );
        if (isAborted)
        {
            _ = connection.TrySetEndCause(ConnectionEndCause.ClientReset);
            connection.Abort();
        }

        connection.Start();
        return (connection, outlivesRequest);
    }

    private static string? RouteOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IRouteDiagnosticsMetadata>()?.Route;

    private static string VersionOf(string protocol) =>
        HttpProtocol.IsHttp2(protocol) ? "2"
        : HttpProtocol.IsHttp3(protocol) ? "3"
        : "1.1";

    /// <inheritdoc />
    public void Dispose()
    {
        _scheduler.Dispose();
        _compression.Dispose();
    }
}
