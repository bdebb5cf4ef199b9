using System.Runtime.InteropServices;

namespace AspNetWebSockets;

/// <summary>Ends the connections as a plan says, by one timer. The end of the run is that of the connections.</summary>
/// <remarks>SYNCHRONIZATION: only the timer's callback changes it, and that arms the timer again at its end.</remarks>
internal sealed class DrainRun : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly ActiveConnections _active;
    private readonly DrainPlan _plan;
    private readonly string _reason;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly Action<bool> _ended;
    private readonly ITimer _timer;
    private volatile bool _superseded;

    private List<WebSocketConnection>? _connections;
    private TimeSpan[] _moments = [];
    private long _start;
    private int _next;

    /// <summary>Waits for <see cref="Start"/>.</summary>
    /// <param name="active">The connections.</param>
    /// <param name="plan">The times.</param>
    /// <param name="reason">What the close frames say.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Order and distances.</param>
    /// <param name="ended">Told when no connection is left (<see langword="true"/>), or the deadline is over (<see langword="false"/>); perhaps both.</param>
    public DrainRun(
        ActiveConnections active,
        DrainPlan plan,
        string reason,
        TimeProvider time,
        Random random,
        Action<bool> ended
    )
    {
        _active = active;
        _plan = plan;
        _reason = reason;
        _time = time;
        _random = random;
        _ended = ended;
        _timer = time.CreateTimer(
            static state => ((DrainRun)state!).OnTimer(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>Begins, the first close frame being this far away.</summary>
    public void Start(TimeSpan delay) => Arm(delay);

    /// <summary>Another run takes over.</summary>
    public void Dispose()
    {
        _superseded = true;
        _timer.Dispose();
    }

    private void OnTimer()
    {
        if (_connections is null)
        {
            Begin();
        }

        TimeSpan now = _time.GetElapsedTime(_start);
        while (!_superseded && _next < _moments.Length && _moments[_next] <= now)
        {
            _active.End(_connections![_next++], _reason);
        }

        if (_superseded)
        {
            return;
        }

        // Telling them took time, which is not the deadline's to add.
        bool tellsMore = _next < _moments.Length;
        TimeSpan left = (tellsMore ? _moments[_next] : _plan.Deadline) - _time.GetElapsedTime(_start);
        if (tellsMore || left > TimeSpan.Zero)
        {
            Arm(left);
        }
        else
        {
            _ended(false);
        }
    }

    private void Begin()
    {
        (List<WebSocketConnection> told, List<WebSocketConnection> aborted) = _active.NotEnding();
        _random.Shuffle(CollectionsMarshal.AsSpan(told));
        _connections = told;
        _moments = _plan.Schedule(told.Count, _random);
        _start = _time.GetTimestamp();
        foreach (WebSocketConnection connection in aborted)
        {
            _active.End(connection, _reason);
        }

        _ = WaitForTheLastAsync();
    }

    private async Task WaitForTheLastAsync()
    {
        await _active.EmptyAsync().ConfigureAwait(false);
        if (!_superseded)
        {
            _ended(true);
        }
    }

    // The system's timers know whole milliseconds; one of zero would spin until the moment has come.
    private void Arm(TimeSpan due) =>
        _timer.Change(
            due <= TimeSpan.Zero ? TimeSpan.Zero
                : due < Tick ? Tick
                : due,
            Timeout.InfiniteTimeSpan
        );
}
