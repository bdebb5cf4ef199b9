namespace System.Web.SessionState;

/// <summary>One session of the process: live objects, until nobody has asked for them for the idle time.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SessionEntry
{
    private readonly Lock _lock = new();
    private readonly ITimer _idle;
    private readonly Action<SessionEntry> _ended;
    private int _users;
    private bool _isOver;

    /// <summary>Begins a session that nobody has joined yet.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="timeout">The idle time.</param>
    /// <param name="clock">Measures it.</param>
    /// <param name="ended">Called once when the session is over, never while a request is in it.</param>
    internal SessionEntry(string id, TimeSpan timeout, TimeProvider clock, Action<SessionEntry> ended)
    {
        Id = id;
        Timeout = timeout;
        _ended = ended;
        _idle = clock.CreateTimer(
            static state => ((SessionEntry)state!).OnIdle(),
            this,
            Threading.Timeout.InfiniteTimeSpan,
            Threading.Timeout.InfiniteTimeSpan
        );
    }

    internal string Id { get; }

    internal SessionItems Items { get; } = new();

    internal SessionGate Gate { get; } = new();

    internal TimeSpan Timeout { get; set; }

    /// <summary>Whether the session is to be kept when its requests have ended: it was used, and the client is told its identifier.</summary>
    internal bool IsKept { get; set; }

    internal bool IsAbandoned { get; set; }

    /// <summary>A request comes.</summary>
    /// <returns><see langword="false"/> when the session is over.</returns>
    internal bool TryJoin()
    {
        lock (_lock)
        {
            if (!_isOver)
            {
                _users++;
                _ = _idle.Change(Threading.Timeout.InfiniteTimeSpan, Threading.Timeout.InfiniteTimeSpan);
            }

            return !_isOver;
        }
    }

    /// <summary>A request has ended. The last one starts the idle time, or ends a session that nobody will ask for.</summary>
    internal void Part()
    {
        lock (_lock)
        {
            _users--;
            if (_users > 0)
            {
                return;
            }

            if (IsKept && !IsAbandoned)
            {
                _ = _idle.Change(Timeout, Threading.Timeout.InfiniteTimeSpan);
                return;
            }

            _isOver = true;
        }

        End();
    }

    private void OnIdle()
    {
        lock (_lock)
        {
            if (_users > 0 || _isOver)
            {
                return;
            }

            _isOver = true;
        }

        End();
    }

    private void End()
    {
        _idle.Dispose();
        _ended(this);
    }
}
