namespace AspNetWebSockets;

/// <summary>
/// A line in front of something that one caller at a time may use: whoever comes while it is taken waits, and is served
/// in the order of coming. Costs one exchange each way, and no memory, while nobody waits.
/// </summary>
/// <remarks>SYNCHRONIZATION: any thread. A mutable value: it lives in one field and is never copied.</remarks>
/// <typeparam name="T">What waits.</typeparam>
internal struct TurnLine<T>
    where T : class
{
    private const int Free = 0;
    private const int Taken = 1;

    // Taken, and whoever has it calls Next when done.
    private const int Awaited = 2;

    // Places that a line keeps in which nobody waits.
    private const int FewPlaces = 8;

    private int _state;
    private Queue<T>? _waiting;

    /// <summary>Takes the turn if nobody has it.</summary>
    public bool TryEnter() => Interlocked.CompareExchange(ref _state, Taken, Free) == Free;

    /// <summary>Gives the turn back. When this fails, somebody waits: then <see cref="Next"/> is due.</summary>
    public bool TryLeave() => Interlocked.CompareExchange(ref _state, Free, Taken) == Taken;

    /// <summary>Waits behind the others.</summary>
    /// <returns>Whether the turn came free meanwhile and is now the caller's, who has to call <see cref="Next"/>.</returns>
    public bool Join(T item)
    {
        Queue<T> waiting = Waiting();
        lock (waiting)
        {
            waiting.Enqueue(item);
            while (true)
            {
                int seen = Volatile.Read(ref _state);
                if (seen == Awaited)
                {
                    return false;
                }

                if (Interlocked.CompareExchange(ref _state, Awaited, seen) == seen)
                {
                    return seen == Free;
                }
            }
        }
    }

    /// <summary>For whoever has the turn and could not <see cref="TryLeave"/>: the next in line, or <see langword="null"/>, and then the turn is free.</summary>
    public T? Next()
    {
        Queue<T> waiting = Waiting();
        lock (waiting)
        {
            if (waiting.TryDequeue(out T? next))
            {
                return next;
            }

            if (waiting.Capacity > FewPlaces)
            {
                waiting.TrimExcess(FewPlaces);
            }

            Volatile.Write(ref _state, Free);
            return null;
        }
    }

    /// <summary>Those that wait, as of now.</summary>
    public T[] ToArray()
    {
        if (Volatile.Read(ref _waiting) is not { } waiting)
        {
            return [];
        }

        lock (waiting)
        {
            return [.. waiting];
        }
    }

    private Queue<T> Waiting() =>
        Volatile.Read(ref _waiting) ?? Interlocked.CompareExchange(ref _waiting, new Queue<T>(), null) ?? _waiting;
}
