using System.Net.WebSockets;
using AspNetWebSockets.Protocol;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets;

/// <summary>
/// One WebSocket connection: frames, buffering, keep-alive, the closing handshake and the end of TCP. Knows nothing of
/// the state rules of a particular socket class; those stand on top of it.
/// </summary>
/// <remarks>
/// <para>
/// One receive and one send (or close) at a time; the two directions are independent. <see cref="Abort"/> may be called
/// from any thread at any time.
/// </para>
/// <para>
/// SYNCHRONIZATION: all state is guarded by one lock, which is never held while the transport may call back, nor while
/// a caller's continuation runs. Whoever sets <c>_flushing</c> owns the transport's flush.
/// </para>
/// </remarks>
public sealed partial class WebSocketConnection : ITransportSink, IAsyncDisposable
{
    private readonly ITransportConnection _transport;
    private readonly AspNetWebSocketsOptions _options;
    private readonly DeadlineScheduler _scheduler;
    private readonly DeadlineEntry _deadline;
    private readonly ILogger _logger;

    private readonly MessageReader _reader;
    private readonly KeepAlive _keepAlive;
    private ReceiveOperation _receive = new();

    // Made when they are needed: most connections are idle most of the time.
    private ClosingHandshake? _closingHandshake;
    private Inbox? _inbox;
    private SendOperation? _send;

    // Null where compression was not agreed.
    private readonly CompressedInput? _compressedInput;
    private readonly CompressedOutput? _compressedOutput;

    private ConnectionPlace _place;

    private ConnectionFailure? _failure;
    private bool _cut;

    // Threads that are about to end the transport, or one direction of it, outside of the lock.
    private int _endingTransport;
    private TaskCompletionSource<ConnectionEnd?>? _ended;

    internal WebSocketConnection(
        ITransportConnection transport,
        AspNetWebSocketsOptions options,
        DeadlineScheduler scheduler,
        ILogger logger,
        EndpointMetrics metrics,
        AgreedCompression? compression = null,
        InboundThrottle? throttle = null,
        ConnectionDrain? drain = null
    )
    {
        _transport = transport;
        _options = options;
        _scheduler = scheduler;
        _deadline = new DeadlineEntry(this);
        _logger = logger;
        _metrics = metrics;
        _drain = drain;
        _throttle = throttle;
        _reader = new MessageReader(
            options.MaxMessageSize,
            compressionAgreed: compression is not null,
            options.Limits.MaxFragmentsPerMessage ?? int.MaxValue
        );
        TimeSpan now = scheduler.Now;
        _keepAlive = new KeepAlive(
            options.KeepAliveInterval,
            options.KeepAliveTimeout,
            now,
            options.Limits.MaxUnansweredPings ?? int.MaxValue
        );
        _life = LifeBounds.For(options.Limits, now);
        if (compression is not null)
        {
            (DeflatePool pool, PermessageDeflateParameters agreed) = compression;
            _compressedInput = new CompressedInput(new MessageInflater(pool, agreed, options.MaxMessageSize));
            _compressedOutput = new CompressedOutput(new MessageDeflater(pool, agreed));
        }
    }

    /// <summary>Whether permessage-deflate was agreed with the client (RFC 7692), so that messages may be compressed.</summary>
    public bool IsCompressionAgreed => _compressedOutput is not null;

    /// <summary>Whether the connection was aborted: by <see cref="Abort"/>, a cancelled call, a deadline or a broken protocol rule. Never goes back.</summary>
    public bool IsAborted => Volatile.Read(ref _failure) is not null;

    /// <summary>Whether the peer is still there as far as TCP has told; noticed with no receive pending.</summary>
    public bool IsPeerConnected
    {
        get
        {
            lock (Gate)
            {
                return _failure is null && _end != ReceiveEnd.PeerVanished && _reading != ReadState.Ended;
            }
        }
    }

    /// <summary>The code of the peer's close frame once a receive has returned it; <see cref="WebSocketCloseStatus.Empty"/> for a frame without body.</summary>
    public WebSocketCloseStatus? CloseStatus { get; private set; }

    /// <summary>The reason of the peer's close frame; <see langword="null"/> for a frame without body.</summary>
    public string? CloseStatusDescription { get; private set; }

    /// <summary>The last round-trip time of a keep-alive ping; <see langword="null"/> before the first pong.</summary>
    public TimeSpan? RoundTripTime
    {
        get
        {
            lock (Gate)
            {
                return _keepAlive.RoundTripTime;
            }
        }
    }

    // The lock: an object that is there anyway, and that nobody else locks.
    private object Gate => _deadline;

    private ClosingHandshake Closing =>
        _closingHandshake ??= new ClosingHandshake(
            new ClosingTimeouts(
                _options.CloseTimeout,
                _options.LingerTimeout,
                _transport.OutputCompletion == OutputCompletion.HalfClose ? _options.LingerTimeout : LingerQuiet,
                _options.LingerByteLimit
            )
        );

    private ClosingPhase ClosingPhase => _closingHandshake?.Phase ?? ClosingPhase.Open;

    private Inbox Inbox => _inbox ??= new Inbox(_options.ReceiveBufferLimit);

    private bool SendIsPending => _send is { IsPending: true };

    /// <summary>What the log calls the connection.</summary>
    internal string Id => _transport.Id;

    /// <summary>Its place among the connections of the host; belongs to <see cref="ActiveConnections"/>.</summary>
    internal ref ConnectionPlace Place => ref _place;

    /// <summary>Begins to read. Called once, by the creator.</summary>
    internal void Start()
    {
        BeginTrace();
        _transport.Start(this);
        ScheduleDeadline();
        CountOpened();
    }

    /// <summary>
    /// Ends the connection and completes when all reads and writes have come back. When both close frames have passed,
    /// or this side's was sent, or this side failed the connection, what was written still reaches the peer, within
    /// <see cref="AspNetWebSocketsOptions.LingerTimeout"/>, as it does after <see cref="Leave"/>; otherwise this is
    /// <see cref="Abort"/>.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (BeginEnd())
        {
            await DrainUntilCloseAsync().ConfigureAwait(false);
        }

        bool abort;
        lock (Gate)
        {
            abort = ClosingPhase is not (ClosingPhase.Complete or ClosingPhase.Failed);
        }

        if (abort)
        {
            Abort();
        }

        SendQueued();
        ResumeReading();
        ScheduleDeadline();
        Task<ConnectionEnd?> ended;
        lock (Gate)
        {
            // Not before: from here on the end is there as soon as nothing is outstanding.
            _ended ??= new TaskCompletionSource<ConnectionEnd?>(TaskCreationOptions.RunContinuationsAsynchronously);
            ended = _ended.Task;
        }

        SignalEnd();
        ConnectionEnd? end = await ended.ConfigureAwait(false);
        _transport.Release();
        _scheduler.Release(_deadline);
        lock (Gate)
        {
            _inbox?.Clear();
            _controls?.Clear();
            _compressedInput?.Dispose();
            _compressedOutput?.Dispose();
        }

        if (end is not null)
        {
            ReportEnd(end);
        }
    }

    /// <summary>
    /// Completes <see cref="DisposeAsync"/> once nothing is outstanding on the transport, which is the server's again after
    /// that: from the same moment on nothing is sent any more.
    /// </summary>
    private void SignalEnd()
    {
        TaskCompletionSource<ConnectionEnd?>? ended = null;
        ConnectionEnd? end = null;
        TaskCompletionSource? closed;
        bool outputIsLeft;
        lock (Gate)
        {
            bool isOver = _ended is not null && _reading == ReadState.Ended && !_flushing && _endingTransport == 0;

            // Some other thread is about to see to it, and would be too late.
            outputIsLeft = isOver && (HasUnsent || OutputEndIsDue);
            if (isOver && !outputIsLeft)
            {
                (ended, _ended) = (_ended, null);
                end = TakeEnd();
                _cut = true;
                _failure ??= ConnectionFailure.Aborted;
            }

            closed = _reading == ReadState.Ended ? _closed : null;
            if (_reading == ReadState.Ended)
            {
                FailPings();
            }
        }

        if (outputIsLeft)
        {
            SendQueued();
            SignalEnd();
        }

        _ = ended?.TrySetResult(end);
        _ = closed?.TrySetResult();
    }
}
