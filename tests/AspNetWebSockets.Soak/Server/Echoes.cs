using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Soak;

/// <summary>The application of the server: each connection echoes, and once a second everybody is sent something.</summary>
internal sealed class Echoes : IAsyncDisposable
{
    // A client that does not read is sent nothing more; it is the server's limits that end it.
    private const long MostQueued = 32 * 1024;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Echo, bool> _open = new();
    private readonly ITimer _timer;

    public Echoes() => _timer = TimeProvider.System.CreateTimer(_ => Push(), null, Interval, Interval);

    /// <summary>How many handlers run.</summary>
    public int Count => _open.Count;

    /// <summary>The handler.</summary>
    public async Task RunAsync(HttpContext context)
    {
        ServerWebSocket socket = (ServerWebSocket)await context.WebSockets.AcceptWebSocketAsync();
        Echo echo = new(socket);
        _open[echo] = true;
        try
        {
            await echo.RunAsync();
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // Clients vanish here on purpose; the engine's log says how.
        }
        finally
        {
            _ = _open.TryRemove(echo, out _);
        }
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Push()
    {
        foreach (Echo echo in _open.Keys)
        {
            if (echo.QueuedBytes < MostQueued)
            {
                echo.Push();
            }
        }
    }
}
