namespace AspNetWebSockets.Transport;

/// <summary>
/// The connections of a loop by small numbers, which the kernel hands back with each event. A number is used again, so
/// a generation goes with it.
/// </summary>
/// <remarks>SYNCHRONIZATION: any thread; a look-up takes no lock.</remarks>
internal sealed class ConnectionTable
{
    /// <summary>A generation that no connection has.</summary>
    public const uint NoGeneration = (1u << GenerationBits) - 1;

    // The rest of a key is left to the loop.
    private const int GenerationBits = 28;

    private readonly Lock _gate = new();
    private readonly Stack<int> _free = new();
    private LoopConnection?[] _slots = new LoopConnection?[64];
    private int _used;
    private uint _generation;

    /// <summary>The number of connections.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _used - _free.Count;
            }
        }
    }

    /// <summary>The connection with this key, or <see langword="null"/> when it is gone.</summary>
    public LoopConnection? Find(ulong key)
    {
        LoopConnection?[] slots = Volatile.Read(ref _slots);
        uint index = (uint)key;
        LoopConnection? connection = index < (uint)slots.Length ? slots[index] : null;
        return connection is not null && connection.Key == key ? connection : null;
    }

    /// <summary>Adds a connection.</summary>
    /// <returns>Its key: the generation in the upper half, the number in the lower.</returns>
    public ulong Add(LoopConnection connection)
    {
        lock (_gate)
        {
            if (!_free.TryPop(out int index))
            {
                index = _used++;
            }

            if (index == _slots.Length)
            {
                LoopConnection?[] larger = new LoopConnection?[_slots.Length * 2];
                _slots.CopyTo(larger, 0);
                Volatile.Write(ref _slots, larger);
            }

            _generation = _generation + 1 == NoGeneration ? 0 : _generation + 1;
            ulong key = ((ulong)_generation << 32) | (uint)index;
            connection.Key = key;
            Volatile.Write(ref _slots[index], connection);
            return key;
        }
    }

    /// <summary>Takes a connection out.</summary>
    public void Remove(ulong key)
    {
        lock (_gate)
        {
            int index = (int)(uint)key;
            if (_slots[index]?.Key == key)
            {
                _slots[index] = null;
                _free.Push(index);
            }
        }
    }

    /// <summary>All connections at this moment.</summary>
    public LoopConnection[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _slots.OfType<LoopConnection>()];
        }
    }
}
