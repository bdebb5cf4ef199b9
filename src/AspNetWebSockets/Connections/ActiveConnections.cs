using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets;

/// <summary>The connections of one host, and how each ends when the server lets go of it. Any thread.</summary>
/// <remarks>A list through the connections themselves, so that being in it costs an idle connection next to nothing.</remarks>
internal sealed class ActiveConnections(ILogger logger)
{
    private readonly Lock _gate = new();
    private WebSocketConnection? _first;
    private TaskCompletionSource? _empty;
    private string? _reasonForNewcomers;
    private int _count;
    private int _opening;
    private int _told;
    private int _closed;
    private int _aborted;

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

    /// <summary>How many there are, and how many have ended by <see cref="End"/> and how.</summary>
    public WebSocketDrainProgress Progress
    {
        get
        {
            lock (_gate)
            {
                return new WebSocketDrainProgress(_count, _told, _closed, _aborted);
            }
        }
    }

    /// <summary>
    /// A request is about to become a connection: <see cref="EmptyAsync"/> waits for it, although it is not one yet.
    /// <see cref="EndOpening"/> follows in any case.
    /// </summary>
    public void BeginOpening()
    {
        lock (_gate)
        {
            _opening++;
        }
    }

    /// <summary>The request has become a connection, which was added, or it will not.</summary>
    public void EndOpening()
    {
        TaskCompletionSource? empty;
        lock (_gate)
        {
            _opening--;
            empty = TakeEmpty();
        }

        _ = empty?.TrySetResult();
    }

    /// <summary>Registers a connection. Once <see cref="EndNewcomers"/> was called, it is ended at once.</summary>
    /// <param name="connection">Stays registered until <see cref="Remove"/>.</param>
    /// <param name="handler">Ends it with the host.</param>
    /// <param name="admitted">What is remembered of its request.</param>
    public void Add(WebSocketConnection connection, IWebSocketHandler handler, AdmittedConnection? admitted = null)
    {
        string? reason;
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
            reason = _reasonForNewcomers;
        }

        if (reason is not null)
        {
            End(connection, reason);
        }
    }

    /// <summary>The connection and its handler are over.</summary>
    public void Remove(WebSocketConnection connection)
    {
        bool isClosed = connection.IsClosedCleanly;
        TaskCompletionSource? empty;
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

            CountEnd(ref place, isClosed);
            empty = TakeEmpty();
        }

        _ = empty?.TrySetResult();
    }

    /// <summary>From now on a connection ends as soon as it is added: its opening handshake was on its way.</summary>
    public void EndNewcomers(string reason)
    {
        lock (_gate)
        {
            _reasonForNewcomers = reason;
        }
    }

    /// <summary>The connections that <see cref="End"/> has not seen yet: those that it tells with a close frame, and those that it aborts.</summary>
    public (List<WebSocketConnection> Told, List<WebSocketConnection> Aborted) NotEnding()
    {
        List<WebSocketConnection> told = [];
        List<WebSocketConnection> aborted = [];
        lock (_gate)
        {
            foreach (WebSocketConnection each in All())
            {
                if (!each.Place.IsEnding)
                {
                    (each.Place.Handler!.Policy.GoAwayOnShutdown ? told : aborted).Add(each);
                }
            }
        }

        return (told, aborted);
    }

    /// <summary>Ends a connection in the way that its handler's policy says; only the first time, and not when it is over.</summary>
    public void End(WebSocketConnection connection, string reason)
    {
        // One whose close frame is on its way, whoever sent it, is not told again; only its end is bounded.
        bool isClosing = connection.SentClose is not null;
        IWebSocketHandler? handler;
        bool isTold;
        lock (_gate)
        {
            handler = connection.Place.Handler;
            if (handler is null || connection.Place.IsEnding)
            {
                return;
            }

            connection.Place.IsEnding = true;
            isTold = handler.Policy.GoAwayOnShutdown;
            connection.Place.IsTold = isTold && !isClosing;
            _told += connection.Place.IsTold ? 1 : 0;
        }

        try
        {
            _ = connection.TrySetEndCause(ConnectionEndCause.Shutdown);
            if (isTold)
            {
                handler.EndByServer(connection, WebSocketCloseStatus.EndpointUnavailable, reason);
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

    /// <summary>Aborts all that are left. Their handlers may go on.</summary>
    /// <returns>How many there were.</returns>
    public int AbortAll()
    {
        List<WebSocketConnection> left;
        lock (_gate)
        {
            left = All();
            foreach (WebSocketConnection each in left)
            {
                each.Place.IsEnding = true;
            }
        }

        foreach (WebSocketConnection connection in left)
        {
            // Not under the lock. One that is removed meanwhile has been counted by that.
            bool isClosed = connection.IsClosedCleanly;
            lock (_gate)
            {
                CountEnd(ref connection.Place, isClosed);
            }

            _ = connection.TrySetEndCause(ConnectionEndCause.Shutdown);
            connection.Abort();
        }

        return left.Count;
    }

    /// <summary>Completes when no connection is left, and no request is about to become one.</summary>
    public Task EmptyAsync()
    {
        lock (_gate)
        {
            return IsEmpty
                ? Task.CompletedTask
                : (_empty ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private bool IsEmpty => _first is null && _opening == 0;

    /// <summary>What waits for the end of the last one, which the caller completes outside the lock; <see langword="null"/> when it was not the last.</summary>
    private TaskCompletionSource? TakeEmpty()
    {
        TaskCompletionSource? empty = IsEmpty ? _empty : null;
        _empty = IsEmpty ? null : _empty;
        return empty;
    }

    private List<WebSocketConnection> All()
    {
        List<WebSocketConnection> all = new(_count);
        for (WebSocketConnection? each = _first; each is not null; each = each.Place.Next)
        {
            all.Add(each);
        }

        return all;
    }

    private void CountEnd(ref ConnectionPlace place, bool isClosed)
    {
        if (place is { IsEnding: true, IsCounted: false })
        {
            place.IsCounted = true;
            _closed += isClosed && place.IsTold ? 1 : 0;
            _aborted += isClosed ? 0 : 1;
        }
    }
}
