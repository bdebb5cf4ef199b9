using System.Runtime.InteropServices;

namespace AspNetWebSockets;

/// <summary>
/// Counts a client's pings and pongs in each second. A mutable value: keep it in a field. SYNCHRONIZATION: used under the
/// connection's lock only.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct ControlFrameRate
{
    private int _second;
    private int _count;
    private int _pausedAt;

    /// <summary>A frame came. Returns whether it is one too many.</summary>
    public bool IsOver(TimeSpan now, int limit)
    {
        int second = SecondOf(now);
        if (second != _second)
        {
            _second = second;
            _count = 0;
        }

        return ++_count > limit;
    }

    /// <summary>Nothing is read any more; what the client sends meanwhile will come all at once.</summary>
    public void Pause(TimeSpan now) => _pausedAt = SecondOf(now);

    /// <summary>It comes now: each second that began in the pause has its own count.</summary>
    public void Resume(TimeSpan now, int limit)
    {
        int second = SecondOf(now);
        long counted = second == _second ? _count : 0;
        _second = second;
        _count = (int)Math.Max(counted - ((long)limit * (second - _pausedAt)), -int.MaxValue);
    }

    // Of the engine's clock, which starts with the host: enough for 68 years.
    private static int SecondOf(TimeSpan now) => (int)now.TotalSeconds;
}
