namespace AspNetWebSockets.Network;

/// <summary>Carries packets from one device to another on a thread of its own.</summary>
internal sealed class LinkDirection : IDisposable
{
    private const int LongestPacket = 65_536;
    private const int LookInterval = 50;

    private readonly TunDevice _from;
    private readonly TunDevice _to;
    private readonly Random _random;
    private readonly PriorityQueue<byte[], TimeSpan> _underway = new();
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private readonly Thread _thread;
    private volatile LinkCondition _condition = new();
    private volatile bool _stopped;
    private long _lost;

    public LinkDirection(TunDevice from, TunDevice to, int seed)
    {
        (_from, _to, _random) = (from, to, new Random(seed));
        _thread = new Thread(Carry) { IsBackground = true, Name = $"{from.Name} to {to.Name}" };
        _thread.Start();
    }

    /// <summary>What happens to the packets from now on.</summary>
    public LinkCondition Condition
    {
        get => _condition;
        set => _condition = value;
    }

    /// <summary>How many packets it has lost.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    private TimeSpan Now => TimeProvider.System.GetElapsedTime(_start);

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
    }

    private void Carry()
    {
        byte[] packet = new byte[LongestPacket];
        while (!_stopped)
        {
            int length = _from.Read(packet, UntilNext());
            LinkCondition condition = _condition;
            if (length > 0)
            {
                if (_random.NextDouble() < condition.Loss)
                {
                    _ = Interlocked.Increment(ref _lost);
                }
                else
                {
                    TimeSpan due = Now + condition.Delay + (condition.Jitter * _random.NextDouble());
                    _underway.Enqueue(packet[..length], due);
                }
            }

            while (_underway.TryPeek(out byte[]? next, out TimeSpan due) && due <= Now)
            {
                _ = _underway.Dequeue();
                _to.Write(next);
            }
        }
    }

    private int UntilNext() =>
        _underway.TryPeek(out _, out TimeSpan due)
            ? (int)Math.Clamp(Math.Ceiling((due - Now).TotalMilliseconds), 0, LookInterval)
            : LookInterval;
}
