using System.Collections.Specialized;

namespace System.Web;

/// <summary>
/// Values that all requests and WebSockets of the process share, by name. Lives in memory: it is empty after a restart,
/// and every process of a farm has its own.
/// </summary>
/// <remarks>
/// See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpapplicationstate"/>. Thread-safe: each member takes
/// the lock for itself. Names are compared without regard to case. Enumerating is not safe while others change the
/// values; hold <see cref="Lock"/> meanwhile.
/// </remarks>
public sealed class HttpApplicationState : NameObjectCollectionBase
{
    private readonly ThreadLock _lock = new();

    internal HttpApplicationState()
        : base(StringComparer.OrdinalIgnoreCase) { }

    /// <summary>The names, in the order in which they were added.</summary>
    public string?[] AllKeys
    {
        get
        {
            using (_lock.Hold())
            {
                return BaseGetAllKeys();
            }
        }
    }

    /// <summary>The same object.</summary>
    public HttpApplicationState Contents => this;

    /// <summary>How many values there are.</summary>
    public override int Count
    {
        get
        {
            using (_lock.Hold())
            {
                return base.Count;
            }
        }
    }

    /// <summary><see cref="Get(int)"/>.</summary>
    /// <param name="index">The position, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public object? this[int index] => Get(index);

    /// <summary>A value by name; <see langword="null"/> when there is none.</summary>
    /// <param name="name">The name.</param>
    public object? this[string? name]
    {
        get => Get(name);
        set => Set(name, value);
    }

    /// <summary>The process's own: what the .NET Framework had for each application domain.</summary>
    internal static HttpApplicationState OfProcess { get; } = new();

    /// <summary>Adds a value, also when there is one of the name; <see cref="Get(string)"/> finds the first one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public void Add(string? name, object? value)
    {
        using (_lock.Hold())
        {
            BaseAdd(name, value);
        }
    }

    /// <summary>Removes all values.</summary>
    public void Clear()
    {
        using (_lock.Hold())
        {
            BaseClear();
        }
    }

    /// <summary>The value at a position.</summary>
    /// <param name="index">The position, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public object? Get(int index)
    {
        using (_lock.Hold())
        {
            return BaseGet(index);
        }
    }

    /// <summary>A value by name; <see langword="null"/> when there is none.</summary>
    /// <param name="name">The name.</param>
    public object? Get(string? name)
    {
        using (_lock.Hold())
        {
            return BaseGet(name);
        }
    }

    /// <summary>The name at a position.</summary>
    /// <param name="index">The position, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public string? GetKey(int index)
    {
        using (_lock.Hold())
        {
            return BaseGetKey(index);
        }
    }

    /// <summary>
    /// Keeps all other threads from the values until <see cref="UnLock"/> on this thread. Given back by itself when the
    /// thread leaves the request or the WebSocket's piece of work, which an <c>await</c> does: hold it for as short as you
    /// can, and not over an <c>await</c>.
    /// </summary>
    public void Lock() => _lock.Enter();

    /// <summary>Removes the values of a name.</summary>
    /// <param name="name">The name.</param>
    public void Remove(string? name)
    {
        using (_lock.Hold())
        {
            BaseRemove(name);
        }
    }

    /// <summary>Removes all values.</summary>
    public void RemoveAll() => Clear();

    /// <summary>Removes the value at a position.</summary>
    /// <param name="index">The position, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public void RemoveAt(int index)
    {
        using (_lock.Hold())
        {
            BaseRemoveAt(index);
        }
    }

    /// <summary>Puts a value in the place of the one of its name, or adds it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public void Set(string? name, object? value)
    {
        using (_lock.Hold())
        {
            BaseSet(name, value);
        }
    }

    /// <summary>Ends one <see cref="Lock"/> of this thread; does nothing on a thread that does not hold it.</summary>
    public void UnLock() => _lock.Exit();
}
