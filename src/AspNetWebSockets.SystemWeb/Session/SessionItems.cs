using System.Collections.Specialized;

namespace System.Web.SessionState;

/// <summary>The values of a session. Names are compared without regard to case. Thread-safe: requests that only read may run at the same time.</summary>
internal sealed class SessionItems() : NameObjectCollectionBase(StringComparer.OrdinalIgnoreCase)
{
    private readonly Lock _lock = new();

    public override int Count
    {
        get
        {
            lock (_lock)
            {
                return base.Count;
            }
        }
    }

    internal object? this[string? name]
    {
        get
        {
            lock (_lock)
            {
                return BaseGet(name);
            }
        }
        set
        {
            lock (_lock)
            {
                BaseSet(name, value);
            }
        }
    }

    internal object? this[int index]
    {
        get
        {
            lock (_lock)
            {
                return BaseGet(index);
            }
        }
        set
        {
            lock (_lock)
            {
                BaseSet(index, value);
            }
        }
    }

    internal string?[] Names
    {
        get
        {
            lock (_lock)
            {
                return BaseGetAllKeys();
            }
        }
    }

    internal void Remove(string? name)
    {
        lock (_lock)
        {
            BaseRemove(name);
        }
    }

    internal void RemoveAt(int index)
    {
        lock (_lock)
        {
            BaseRemoveAt(index);
        }
    }

    internal void Clear()
    {
        lock (_lock)
        {
            BaseClear();
        }
    }
}
