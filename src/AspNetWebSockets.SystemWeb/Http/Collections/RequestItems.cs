using System.Collections;

namespace System.Web;

/// <summary>
/// The items of a request as a <see cref="Hashtable"/>-like dictionary: shared with ASP.NET Core's
/// <c>HttpContext.Items</c> until the request has become a WebSocket, a copy of it afterwards.
/// </summary>
internal sealed class RequestItems(IDictionary<object, object?> shared) : IDictionary
{
    private IDictionary<object, object?> _items = shared;

    public int Count => _items.Count;
    public bool IsFixedSize => false;
    public bool IsReadOnly => false;
    public bool IsSynchronized => false;
    public object SyncRoot => this;
    public ICollection Keys => _items.Keys.ToArray();
    public ICollection Values => _items.Values.ToArray();

    public object? this[object key]
    {
        get => _items.TryGetValue(key, out object? value) ? value : null;
        set => _items[key] = value;
    }

    public void Add(object key, object? value) => _items.Add(key, value);

    public void Clear() => _items.Clear();

    public bool Contains(object key) => _items.ContainsKey(key);

    public void Remove(object key) => _items.Remove(key);

    public void CopyTo(Array array, int index)
    {
        foreach (KeyValuePair<object, object?> item in _items)
        {
            array.SetValue(new DictionaryEntry(item.Key, item.Value), index++);
        }
    }

    public IDictionaryEnumerator GetEnumerator() => new Dictionary<object, object?>(_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Stops sharing: ASP.NET Core may use its dictionary for another request from here on.</summary>
    internal void Detach() => _items = new Dictionary<object, object?>(_items);
}
