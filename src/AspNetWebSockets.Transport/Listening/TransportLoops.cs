using System.Buffers;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Transport;

/// <summary>The loops of a transport, among which its connections are dealt out in turn.</summary>
internal sealed class TransportLoops : IAsyncDisposable
{
    private readonly EventLoop[] _loops;
    private readonly MemoryPool<byte>[] _pools;
    private readonly EventLoopTransportOptions _options;
    private readonly TimeProvider _timeProvider;
    private int _next = -1;
    private int _nextListener = -1;

    public TransportLoops(
        EventLoopTransportOptions options,
        Func<int, EventLoop> create,
        IMemoryPoolFactory<byte>? pools,
        TimeProvider timeProvider,
        ILogger logger
    )
    {
        _options = options;
        _timeProvider = timeProvider;
        Logger = logger;
        _loops = [.. Enumerable.Range(0, options.LoopCount).Select(create)];
        _pools = [.. _loops.Select(_ => pools?.Create() ?? MemoryPool<byte>.Shared)];
        foreach (EventLoop loop in _loops)
        {
            loop.Start();
        }
    }

    /// <summary>Takes what listeners and connections have to say.</summary>
    public ILogger Logger { get; }

    /// <summary>The loop that the next listener accepts on.</summary>
    public EventLoop NextForListener() => _loops[(uint)Interlocked.Increment(ref _nextListener) % (uint)_loops.Length];

    /// <summary>Makes a connection of an accepted socket. It has to be started.</summary>
    public HttpConnectionContext Adopt(int descriptor)
    {
        uint index = (uint)Interlocked.Increment(ref _next) % (uint)_loops.Length;
        LoopConnection connection = _loops[index].Adopt(descriptor);
        return new HttpConnectionContext(connection, _pools[index], _options, _timeProvider, Logger);
    }

    /// <summary>Cuts all connections and ends the loops.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_loops.Select(loop => loop.StopAsync())).ConfigureAwait(false);
        foreach (MemoryPool<byte> pool in _pools)
        {
            pool.Dispose();
        }
    }
}
