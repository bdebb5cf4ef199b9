using System.Diagnostics.CodeAnalysis;

namespace System.Web.WebSockets;

/// <summary>First in, first out; the array is used in the round and grows when it is full. Not thread-safe.</summary>
internal struct WorkRing
{
    private const int FirstCapacity = 4;
    private (SendOrPostCallback Callback, object? State)[]? items;
    private int head;
    private int count;

    internal readonly bool IsEmpty => count == 0;

    internal void Enqueue(SendOrPostCallback callback, object? state)
    {
        if (items is null || count == items.Length)
        {
            Grow();
        }

        items[(head + count) & (items.Length - 1)] = (callback, state);
        count++;
    }

    internal bool TryDequeue([NotNullWhen(true)] out SendOrPostCallback? callback, out object? state)
    {
        if (count == 0)
        {
            (callback, state) = (null, null);
            return false;
        }

        (callback, state) = items![head];
        items[head] = default;
        head = (head + 1) & (items.Length - 1);
        count--;
        return true;
    }

    [MemberNotNull(nameof(items))]
    private void Grow()
    {
        // The length stays a power of two, so that a mask wraps the index.
        (SendOrPostCallback, object?)[] larger = new (SendOrPostCallback, object?)[
            (items?.Length * 2) ?? FirstCapacity
        ];
        for (int index = 0; index < count; index++)
        {
            larger[index] = items![(head + index) & (items.Length - 1)];
        }

        items = larger;
        head = 0;
    }
}
