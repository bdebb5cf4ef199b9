using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Transport;

/// <summary>
/// A connection as the server sees it: two pipes and features around a <see cref="LoopConnection"/>. When the connection
/// is taken over, this is left to the garbage collector and the connection lives on.
/// </summary>
internal sealed partial class HttpConnectionContext
    : ConnectionContext,
        IDuplexPipe,
        IConnectionIdFeature,
        IConnectionTransportFeature,
        IConnectionItemsFeature,
        IMemoryPoolFeature,
        IConnectionLifetimeFeature,
        IConnectionEndPointFeature,
        IConnectionTakeOverFeature
{
    private readonly LoopConnection _connection;
    private readonly ILogger _logger;
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _writeStallTimeout;
    private readonly ConnectionScheduler _scheduler = new();
    private readonly FeatureCollection _features = new(initialCapacity: 8);
    private readonly CancellationTokenSource _closed = new();
    private readonly Pipe _input;
    private readonly Pipe _output;
    private IDictionary<object, object?>? _items;
    private string? _id;
    private EndPoint? _local;
    private EndPoint? _remote;
    private volatile bool _areEndPointsKept;
    private volatile bool _isDisposed;

    public HttpConnectionContext(
        LoopConnection connection,
        MemoryPool<byte> pool,
        EventLoopTransportOptions options,
        TimeProvider timeProvider,
        ILogger logger
    )
    {
        _connection = connection;
        _logger = logger;
        _timeProvider = timeProvider;
        _writeStallTimeout = options.WriteStallTimeout;
        MemoryPool = pool;
        _input = new Pipe(CreateOptions(pool, options.MaxReadBufferSize, _scheduler, PipeScheduler.Inline));
        _output = new Pipe(CreateOptions(pool, options.MaxWriteBufferSize, PipeScheduler.Inline, _scheduler));
        Transport = this;
        ConnectionClosed = _closed.Token;
        _onInputFlushed = OnInputFlushed;
        _features.Set<IConnectionIdFeature>(this);
        _features.Set<IConnectionTransportFeature>(this);
        _features.Set<IConnectionItemsFeature>(this);
        _features.Set<IMemoryPoolFeature>(this);
        _features.Set<IConnectionLifetimeFeature>(this);
        _features.Set<IConnectionEndPointFeature>(this);
        _features.Set<IConnectionTakeOverFeature>(this);
    }

    /// <inheritdoc />
    public override IDuplexPipe Transport { get; set; }

    /// <inheritdoc />
    public MemoryPool<byte> MemoryPool { get; }

    /// <inheritdoc />
    public override string ConnectionId
    {
        get => _id ??= _connection.Id;
        set => _id = value;
    }

    /// <inheritdoc />
    public override IFeatureCollection Features => _features;

    /// <inheritdoc />
    public override IDictionary<object, object?> Items
    {
        get => _items ??= new Dictionary<object, object?>();
        set => _items = value;
    }

    /// <inheritdoc />
    public override CancellationToken ConnectionClosed { get; set; }

    /// <inheritdoc />
    public override EndPoint? LocalEndPoint
    {
        get => _local ??= _areEndPointsKept ? null : SocketAddresses.Local(_connection.Descriptor);
        set => _local = value;
    }

    /// <inheritdoc />
    public override EndPoint? RemoteEndPoint
    {
        get => _remote ??= _areEndPointsKept ? null : SocketAddresses.Remote(_connection.Descriptor);
        set => _remote = value;
    }

    PipeReader IDuplexPipe.Input => _input.Reader;

    PipeWriter IDuplexPipe.Output => _output.Writer;

    /// <summary>Begins to serve the connection.</summary>
    public void Start()
    {
        _connection.Start(this);
        _pump = PumpAsync();
    }

    /// <inheritdoc />
    public override void Abort(ConnectionAbortedException? abortReason)
    {
        // Kestrel gives no reason when the client has ended its side, which is not answered by a reset; nor at all once
        // the connection speaks another protocol, whose user is told of the end as well and may have answers to send.
        if (_isDisposed || (abortReason is null && _hasSwitched))
        {
            return;
        }

        KeepEndPoints();
        if (abortReason is null)
        {
            TransportLog.ConnectionShutDown(_logger, ConnectionId);
            _connection.ShutDown();
        }
        else
        {
            TransportLog.ConnectionAborted(_logger, ConnectionId, abortReason.Message);
            _ = Interlocked.CompareExchange(ref _abortReason, abortReason, null);
            _connection.Abort();
        }

        _output.Reader.CancelPendingRead();
    }

    /// <inheritdoc />
    public override void Abort() => Abort(new ConnectionAbortedException("The connection was aborted by the server."));

    /// <summary>
    /// The server is done with the connection: what it has written is sent, as far as the peer takes it, then the socket
    /// is closed. After a take-over only the pipes end.
    /// </summary>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync().ConfigureAwait(false);
        if (_isDisposing)
        {
            return;
        }

        _isDisposing = true;
        await _input.Reader.CompleteAsync().ConfigureAwait(false);
        await _output.Writer.CompleteAsync().ConfigureAwait(false);
        await EndOutputAsync().ConfigureAwait(false);
        if (!_isTakenOver)
        {
            _connection.StopReading();
            KeepEndPoints();
        }

        // After a take-over as well, when the end came just before it: it may still be on its way to the thread pool.
        if (!_isTakenOver || _hadEndedBefore)
        {
            await _receiveEnded.Task.ConfigureAwait(false);
        }

        _isDisposed = true;
        if (!_isTakenOver)
        {
            _connection.Release();
        }

        _closed.Dispose();
    }

    // The socket may be gone, and its number somebody else's, when they are asked for next.
    private void KeepEndPoints()
    {
        _ = LocalEndPoint;
        _ = RemoteEndPoint;
        _areEndPointsKept = true;
    }

    private static PipeOptions CreateOptions(
        MemoryPool<byte> pool,
        long? limit,
        PipeScheduler reader,
        PipeScheduler writer
    ) =>
        new(
            pool,
            reader,
            writer,
            pauseWriterThreshold: limit ?? 0,
            resumeWriterThreshold: (limit ?? 0) / 2,
            useSynchronizationContext: false
        );
}
