using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets;

/// <summary>The one drain of a server, whoever begins it.</summary>
internal sealed class ConnectionDrain : IWebSocketDrain, IDisposable
{
    private const string Closed = "closed";
    private const string Aborted = "aborted";

    private readonly Lock _gate = new();
    private readonly ActiveConnections _active;
    private readonly WebSocketDrainOptions _options;
    private readonly TimeSpan _shutdownTimeout;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly WebSocketMetrics _metrics;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _draining = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _began;
    private bool _hostStops;
    private DrainRun? _run;

    public ConnectionDrain(
        ActiveConnections active,
        IOptions<AspNetWebSocketsOptions> options,
        IOptions<HostOptions> host,
        TimeProvider time,
        WebSocketMetrics metrics,
        ILogger<WebSocketConnection> logger
    )
        : this(active, options.Value.Drain, host.Value.ShutdownTimeout, time, Random.Shared, metrics, logger) { }

    internal ConnectionDrain(
        ActiveConnections active,
        WebSocketDrainOptions options,
        TimeSpan shutdownTimeout,
        TimeProvider time,
        Random random,
        WebSocketMetrics metrics,
        ILogger logger
    )
    {
        _active = active;
        _options = options;
        _shutdownTimeout = shutdownTimeout;
        _time = time;
        _random = random;
        _metrics = metrics;
        _logger = logger;
        Draining = _draining.Token;
    }

    /// <inheritdoc />
    public bool IsDraining => Draining.IsCancellationRequested;

    /// <inheritdoc />
    public CancellationToken Draining { get; }

    /// <inheritdoc />
    public WebSocketDrainProgress Progress => _active.Progress;

    /// <summary>How long a client that was refused is to wait.</summary>
    public TimeSpan RetryAfter => _options.RetryAfter;

    /// <inheritdoc />
    public Task DrainAsync(CancellationToken cancellationToken = default)
    {
        Begin(hostStops: false);
        return _drained.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Says at start when a stopping host would have too little time.</summary>
    public void CheckPlan()
    {
        DrainPlan plan = DrainPlan.Of(_options);
        if (plan.Within(_shutdownTimeout) is { } shortened && shortened != plan)
        {
            Log.DrainDoesNotFit(
                _logger,
                plan.Total.TotalSeconds,
                _shutdownTimeout.TotalSeconds,
                shortened.Total.TotalSeconds,
                plan.RequiredShutdownTimeout.TotalSeconds
            );
        }
    }

    /// <summary>The host stops: the drain begins; one that the application has begun is finished within the host's time.</summary>
    /// <returns>Completes when every connection has ended or was aborted at the deadline.</returns>
    public Task BeginForHost()
    {
        Begin(hostStops: true);
        return _drained.Task;
    }

    /// <summary>
    /// A handler lets go of its connection. One that does so during the drain, with no close frame on its way, obeys the
    /// token: its client is told as it would have been in its turn.
    /// </summary>
    public void OnHandlerDone(WebSocketConnection connection)
    {
        if (
            IsDraining
            && connection is { IsAborted: false, Initiator: WebSocketCloseInitiator.None }
            && connection.Place.Handler is { Policy.GoAwayOnShutdown: true }
        )
        {
            _active.End(connection, _options.Reason);
        }
    }

    /// <summary>The host's time is over: what is left is aborted, and nobody waits for it.</summary>
    public void Abort()
    {
        if (_active.AbortAll() is > 0 and int left)
        {
            Log.AbortedAtShutdown(_logger, left);
        }

        Finish();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _run?.Dispose();
        _draining.Dispose();
    }

    private void Begin(bool hostStops)
    {
        bool isFirst;
        lock (_gate)
        {
            isFirst = _run is null;
            if (_drained.Task.IsCompleted || _hostStops || !(isFirst || hostStops))
            {
                return;
            }

            _hostStops = hostStops;
            _began = isFirst ? _time.GetTimestamp() : _began;
            DrainPlan plan = DrainPlan.Of(_options);
            plan = hostStops ? plan.Within(_shutdownTimeout) : plan;
            _run?.Dispose();
            _run = new DrainRun(_active, plan, _options.Reason, _time, _random, OnEnded);
            Log.DrainBegins(
                _logger,
                hostStops ? "The host stops" : "The application drains the server",
                _active.Progress.Open,
                plan.ReadinessDelay,
                plan.Time,
                plan.Deadline
            );
            _active.EndNewcomers(_options.Reason);
            if (isFirst)
            {
                _ = TellHandlersAsync();
            }

            _run.Start(plan.ReadinessDelay - _time.GetElapsedTime(_began));
        }
    }

    // IsDraining is true when the call returns, and hence before the first close frame; what the application has
    // registered runs elsewhere.
    private async Task TellHandlersAsync()
    {
        try
        {
            await _draining.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException exception)
        {
            Log.DrainCallbackFailed(_logger, exception);
        }
    }

    private void OnEnded(bool inTime)
    {
        if (!inTime && !_drained.Task.IsCompleted && _active.AbortAll() is > 0 and int left)
        {
            Log.DrainDeadlineOver(_logger, left);
        }

        Finish();
    }

    private void Finish()
    {
        if (_drained.TrySetResult())
        {
            (_, int told, int closed, int aborted) = _active.Progress;
            _metrics.Drained(Closed, closed);
            _metrics.Drained(Aborted, aborted);
            Log.Drained(_logger, _time.GetElapsedTime(_began), told, closed, aborted);
        }
    }
}
