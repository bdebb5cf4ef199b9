using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Microsoft.Web.WebSockets;

/// <summary>
/// Handlers that are told the same: a room, or everybody. A handler is taken out by itself once it has ended. Any thread.
/// </summary>
/// <remarks>Source: the package Microsoft.WebSockets 0.2.3; every habit is in docs/microsoft-websockets.md.</remarks>
[SuppressMessage("Design", "CA1010", Justification = "The interface is the original's.")]
public class WebSocketCollection : ICollection<WebSocketHandler>
{
    private readonly HashSet<WebSocketHandler> _members = [];

    // The members as they were when somebody last went through them; null when that has changed since.
    private WebSocketHandler[]? _snapshot;

    /// <summary>Creates an empty collection.</summary>
    public WebSocketCollection() { }

    /// <summary>How many members there are.</summary>
    public int Count
    {
        get
        {
            lock (_members)
            {
                return _members.Count;
            }
        }
    }

    /// <summary>Always <see langword="false"/>.</summary>
    public bool IsReadOnly => false;

    /// <summary>Adds a handler; one that is a member already, or has ended, is not added.</summary>
    /// <param name="item">The handler.</param>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is <see langword="null"/>.</exception>
    public void Add(WebSocketHandler item)
    {
        ArgumentNullException.ThrowIfNull(item);
        lock (_members)
        {
            if (item.TryJoin(this) && _members.Add(item))
            {
                _snapshot = null;
            }
        }
    }

    /// <summary>Takes all members out.</summary>
    public void Clear()
    {
        lock (_members)
        {
            foreach (WebSocketHandler member in _members)
            {
                member.Leave(this);
            }

            _members.Clear();
            _snapshot = null;
        }
    }

    /// <summary>Whether a handler is a member.</summary>
    /// <param name="item">The handler.</param>
    public bool Contains(WebSocketHandler item)
    {
        lock (_members)
        {
            return _members.Contains(item);
        }
    }

    /// <summary>Copies the members.</summary>
    /// <param name="array">Where to.</param>
    /// <param name="arrayIndex">The index of the first.</param>
    /// <exception cref="ArgumentNullException"><paramref name="array"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="arrayIndex"/> is negative.</exception>
    /// <exception cref="ArgumentException">The members do not fit.</exception>
    public void CopyTo(WebSocketHandler[] array, int arrayIndex)
    {
        lock (_members)
        {
            _members.CopyTo(array, arrayIndex);
        }
    }

    /// <summary>Takes a handler out.</summary>
    /// <param name="item">The handler.</param>
    /// <returns>Whether it was a member.</returns>
    public bool Remove(WebSocketHandler item)
    {
        lock (_members)
        {
            if (!_members.Remove(item))
            {
                return false;
            }

            item.Leave(this);
            _snapshot = null;
            return true;
        }
    }

    /// <summary>Goes through the members of this moment; the collection may change meanwhile.</summary>
    public IEnumerator<WebSocketHandler> GetEnumerator() => ((IEnumerable<WebSocketHandler>)Snapshot()).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Queues a text message for every member and returns at once. It is encoded once.</summary>
    /// <param name="message">The text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is <see langword="null"/>.</exception>
    public void Broadcast(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        Broadcast(QueuedSend.Text(Encoding.UTF8.GetBytes(message)));
    }

    /// <summary>Queues a binary message for every member and returns at once.</summary>
    /// <param name="message">The bytes; not copied, so leave the array alone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is <see langword="null"/>.</exception>
    public void Broadcast(byte[] message)
    {
        ArgumentNullException.ThrowIfNull(message);
        Broadcast(QueuedSend.Binary(message));
    }

    private void Broadcast(QueuedSend message)
    {
        foreach (WebSocketHandler member in Snapshot())
        {
            member.Send(message);
        }
    }

    private WebSocketHandler[] Snapshot()
    {
        lock (_members)
        {
            return _snapshot ??= [.. _members];
        }
    }
}
