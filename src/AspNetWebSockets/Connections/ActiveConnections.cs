using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets;

/// <summary>The connections of one host, and what to do with each when the host stops. Any thread.</summary>
/// <remarks>A list through the connections themselves, so that being in it costs an idle connection next to nothing.</remarks>
internal sealed class ActiveConnections(ILogger logger)
{
    private readonly Lock _gate = new();
    private WebSocketConnection? _first;
    private int _count;
    private TaskCompletionSource? _drained;
    private bool _stopping;

    /// <summary>How many there are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Those that there are now.</summary>
    public List<WebSocketConnection> Snapshot()
    {
        lock (_gate)
        {
            return All();
        }
    }

    /// <summary>Registers a connection. In a host that is stopping already, it is ended at once.</summary>
    /// <param name="connection">Stays registered until <see cref="Remove"/>.</param>
    /// <param name="handler">Ends it with the host.</param>
    /// <param name="admitted">What is remembered of its request.</param>
    public void Add(WebSocketConnection connection, IWebSocketHandler handler, AdmittedConnection? admitted = null)
    {
        bool stopping;
        lock (_gate)
        {
            connection.Place = new ConnectionPlace(_first, handler);
            connection.Admitted = admitted;
            _count++;
            if (_first is not null)
            {
                _first.Place.Previous = connection;
            }

            _first = connection;
            stopping = _stopping;
        }

        if (stopping)
        {
            End(connection);
        }
    }

    /// <summary>The connection and its handler are over.</summary>
    public void Remove(WebSocketConnection connection)
    {
        TaskCompletionSource? drained;
        lock (_gate)
        {
            ConnectionPlace place = connection.Place;
            connection.Place = default;
            _count--;
            if (place.Previous is null)
            {
                _first = place.Next;
            }
            else
            {
                place.Previous.Place.Next = place.Next;
            }

            if (place.Next is not null)
            {
                place.Next.Place.Previous = place.Previous;
            }

            drained = _first is null ? _drained : null;
        }

        _ = drained?.TrySetResult();
    }

    /// <summary>The host begins to stop: every connection ends in the way it was registered with, once.</summary>
    public void Stop()
    {
        List<WebSocketConnection> connections;
        lock (_gate)
        {
            _stopping = true;
            connections = All();
        }

        foreach (WebSocketConnection connection in connections)
        {
            End(connection);
        }
    }

    /// <summary>Completes when no connection is left; when the time is over, those that are left are aborted.</summary>
    public async Task DrainAsync(CancellationToken timeIsOver)
    {
        Task drained;
        lock (_gate)
        {
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_first is null)
            {
                _ = _drained.TrySetResult();
            }

            drained = _drained.Task;
        }

        try
        {
            await drained.WaitAsync(timeIsOver).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            List<WebSocketConnection> left;
            lock (_gate)
            {
                left = All();
            }

            Log.AbortedAtShutdown(logger, left.Count);
            foreach (WebSocketConnection connection in left)
            {
                connection.Abort();
            }
        }
    }

    private List<WebSocketConnection> All()
    {
        List<WebSocketConnection> all = [];
        for (WebSocketConnection? each = _first; each is not null; each = each.Place.Next)
        {
            all.Add(each);
        }

        return all;
    }

    // Whoever marks the connection ends the connection: one that is added during the stop is seen by both.
    private void End(WebSocketConnection connection)
    {
        IWebSocketHandler? handler;
        lock (_gate)
        {
            handler = connection.Place.Handler;
            if (handler is null || connection.Place.IsEnding)
            {
                return;
            }

            connection.Place.IsEnding = true;
        }

        try
        {
            _ = connection.TrySetEndCause(ConnectionEndCause.Shutdown);
            if (handler.Policy.GoAwayOnShutdown)
            {
                handler.EndByServer(connection, WebSocketCloseStatus.EndpointUnavailable, string.Empty);
            }
            else
            {
                handler.Abort(connection);
            }
        }
        catch (Exception exception)
        {
            // One handler's fault must not keep the other connections open.
            Log.HostStoppingFailed(logger, exception);
            connection.Abort();
        }
    }
}
