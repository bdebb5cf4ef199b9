using System.Runtime.InteropServices;

namespace AspNetWebSockets;

/// <summary>How many connections are open for each key. A key is here for as long as it has one, so that no client can fill the table. Its owner locks.</summary>
/// <typeparam name="TKey">Who or what is counted.</typeparam>
/// <param name="comparer">Tells keys apart.</param>
internal sealed class LiveCounts<TKey>(IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> _counts = new(comparer);

    /// <summary>How many keys have a connection.</summary>
    public int Keys => _counts.Count;

    public bool HasRoom(TKey key, int cap) => _counts.GetValueOrDefault(key) < cap;

    public void Add(TKey key) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _)++;

    public void Remove(TKey key)
    {
        if (_counts[key] == 1)
        {
            _ = _counts.Remove(key);
        }
        else
        {
            _counts[key]--;
        }
    }
}
