using System.Buffers;

namespace AspNetWebSockets;

/// <summary>
/// Payload that came while the application was not receiving, with the borders of its fragments. Owns no memory while
/// empty. SYNCHRONIZATION: used under the connection's lock only.
/// </summary>
/// <param name="limit">Bytes, bookkeeping included, at which the inbox is full.</param>
internal sealed class Inbox(int limit)
{
    // What a fragment costs besides its payload, so that a flood of empty fragments fills the inbox as well.
    private const int FragmentCost = 16;
    private const int SmallestBuffer = 1024;

    // Places for fragments that an empty inbox keeps.
    private const int FewFragments = 16;

    private readonly Queue<Fragment> _fragments = new();
    private byte[] _buffer = [];
    private int _start;
    private int _end;

    // The fragment that is coming in; it follows those in the queue.
    private Fragment? _open;

    // How much of the first fragment has been read.
    private int _taken;

    public bool IsEmpty => _fragments.Count == 0 && _open is null;

    /// <summary>Whether payload of a fragment is here that has not ended.</summary>
    public bool IsInFragment => _open is not null;

    public bool IsFull => Cost >= limit;

    /// <summary>Whether so much has been taken out that reading on is worth while.</summary>
    public bool HasRoom => Cost <= limit / 2;

    private int Cost => _end - _start + (FragmentCost * _fragments.Count);

    /// <summary>Room for payload of the fragment that is coming in; empty only when the inbox is full.</summary>
    public Span<byte> GetSpan()
    {
        int room = limit - Cost;
        if (room <= 0)
        {
            return [];
        }

        if (_end == _buffer.Length)
        {
            MakeRoom();
        }

        Span<byte> free = _buffer.AsSpan(_end);
        return free.Length > room ? free[..room] : free;
    }

    /// <summary>Takes over what was written to the start of <see cref="GetSpan"/>.</summary>
    public void Append(int count, bool isText)
    {
        if (count > 0)
        {
            _end += count;
            _open = new Fragment((_open?.Length ?? 0) + count, isText, Ended: false, EndOfMessage: false);
        }
    }

    /// <summary>The fragment that was coming in has ended.</summary>
    public void EndFragment(bool isText, bool endOfMessage)
    {
        _fragments.Enqueue(new Fragment(_open?.Length ?? 0, isText, Ended: true, endOfMessage));
        _open = null;
    }

    /// <summary>Moves at most one fragment to <paramref name="destination"/>.</summary>
    public ReceiveOutcome Read(Span<byte> destination, out Fragment read)
    {
        if (!_fragments.TryPeek(out Fragment next))
        {
            if (_open is not { } open)
            {
                read = default;
                ReleaseIfEmpty();
                return ReceiveOutcome.Empty;
            }

            next = open;
        }

        int left = next.Length - _taken;
        int count = Math.Min(left, destination.Length);
        _buffer.AsSpan(_start, count).CopyTo(destination);
        _start += count;
        _taken += count;
        bool whole = count == left;
        read = new Fragment(count, next.IsText, next.Ended, whole && next.EndOfMessage);
        if (whole)
        {
            RemoveFirst(next.Ended);
        }

        ReleaseIfEmpty();
        return !next.Ended && count < destination.Length ? ReceiveOutcome.Partial : ReceiveOutcome.Complete;
    }

    /// <summary>Forgets everything and gives the memory back.</summary>
    public void Clear()
    {
        _fragments.Clear();
        _open = null;
        _start = _end = _taken = 0;
        ReleaseIfEmpty();
    }

    private void RemoveFirst(bool ended)
    {
        _taken = 0;
        if (ended)
        {
            _ = _fragments.Dequeue();
        }
        else
        {
            _open = null;
        }
    }

    private void MakeRoom()
    {
        int used = _end - _start;
        if (_start > 0 && used <= _buffer.Length / 2)
        {
            _buffer.AsSpan(_start, used).CopyTo(_buffer);
        }
        else
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(SmallestBuffer, 2 * _buffer.Length));
            _buffer.AsSpan(_start, used).CopyTo(larger);
            ReturnBuffer();
            _buffer = larger;
        }

        (_start, _end) = (0, used);
    }

    private void ReleaseIfEmpty()
    {
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
            ReturnBuffer();
            _buffer = [];
        }

        if (_fragments.Count == 0 && _fragments.Capacity > FewFragments)
        {
            // A flood of small fragments has made it large.
            _fragments.TrimExcess(FewFragments);
        }
    }

    private void ReturnBuffer()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }
}
