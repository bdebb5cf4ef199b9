using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace System.Web.WebSockets;

/// <summary>
/// First in, first out. One piece of work, all that most handlers ever have, needs no array; for more there is one that is
/// used in the round and grows when it is full. Not thread-safe.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct WorkRing
{
    private const int FirstCapacity = 4;

    // Older than all that is in the array.
    private SendOrPostCallback? _single;
    private object? _singleState;
    private (SendOrPostCallback Callback, object? State)[]? _items;
    private int _head;
    private int _count;

    internal readonly bool IsEmpty => _single is null && _count == 0;

    internal void Enqueue(SendOrPostCallback callback, object? state)
    {
        if (IsEmpty)
        {
            (_single, _singleState) = (callback, state);
            return;
        }

        if (_items is null || _count == _items.Length)
        {
            Grow();
        }

        _items[(_head + _count) & (_items.Length - 1)] = (callback, state);
        _count++;
    }

    internal bool TryDequeue([NotNullWhen(true)] out SendOrPostCallback? callback, out object? state)
    {
        if (_single is not null)
        {
            (callback, state) = (_single, _singleState);
            (_single, _singleState) = (null, null);
            return true;
        }

        if (_count == 0)
        {
            (callback, state) = (null, null);
            return false;
        }

        (callback, state) = _items![_head];
        _items[_head] = default;
        _head = (_head + 1) & (_items.Length - 1);
        _count--;
        return true;
    }

    [MemberNotNull(nameof(_items))]
    private void Grow()
    {
        // The length stays a power of two, so that a mask wraps the index.
        (SendOrPostCallback, object?)[] larger = new (SendOrPostCallback, object?)[
            (_items?.Length * 2) ?? FirstCapacity
        ];
        for (int index = 0; index < _count; index++)
        {
            larger[index] = _items![(_head + index) & (_items.Length - 1)];
        }

        _items = larger;
        _head = 0;
    }
}
