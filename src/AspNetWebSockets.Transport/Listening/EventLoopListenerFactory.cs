using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.Transport;

/// <summary>Binds Kestrel's TCP endpoints on event loops, where there are any; all other endpoints stay Kestrel's sockets transport's.</summary>
internal sealed class EventLoopListenerFactory
    : IConnectionListenerFactory,
        IConnectionListenerFactorySelector,
        IAsyncDisposable,
        IDisposable
{
    private readonly TransportChoice _choice;
    private readonly EventLoopTransportOptions _options;
    private readonly IServiceProvider _services;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private TransportLoops? _loops;

    public EventLoopListenerFactory(
        TransportChoice choice,
        IOptions<EventLoopTransportOptions> options,
        IServiceProvider services,
        ILoggerFactory loggers
    )
    {
        _choice = choice;
        _options = options.Value;
        _services = services;
        _timeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System;
        _logger = loggers.CreateLogger("AspNetWebSockets.Transport");
        TransportLog.Chosen(_logger, choice.Info.Name, choice.Info.Reason);
    }

    /// <inheritdoc />
    public bool CanBind(EndPoint endpoint) => _choice.Kind != EventLoopTransportKind.Sockets && endpoint is IPEndPoint;

    /// <inheritdoc />
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        if (!CanBind(endpoint))
        {
            throw new NotSupportedException(
                $"{endpoint} is not a TCP endpoint, or this system has no event loop: "
                    + "register Kestrel's sockets transport beside this one, as UseEventLoopTransport does."
            );
        }

        Socket socket = Bind(endpoint);
        try
        {
            socket.NoDelay = true; // accepted sockets inherit it: tcp(7)
            socket.Listen(_options.Backlog);
            Libc.SetBlocking((int)socket.Handle, blocking: false);
            TransportLoops loops = GetLoops();
            LoopListener listener = new(loops, loops.NextForListener(), socket, _options.Backlog, _timeProvider);
            listener.Start();
            return ValueTask.FromResult<IConnectionListener>(listener);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _loops?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc />
    [SuppressMessage(
        "Usage",
        "VSTHRD002",
        Justification = "A synchronous disposal has to wait, for threads of its own."
    )]
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static Socket Bind(EndPoint endpoint)
    {
        try
        {
            return SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            // What Kestrel expects of a transport.
            throw new AddressInUseException(e.Message, e);
        }
    }

    private TransportLoops GetLoops()
    {
        lock (_gate)
        {
            return _loops ??= new TransportLoops(
                _options,
                _choice.CreateLoop,
                _services.GetService<IMemoryPoolFactory<byte>>(),
                _timeProvider,
                _logger
            );
        }
    }
}
