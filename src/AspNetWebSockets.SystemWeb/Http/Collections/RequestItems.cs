using System.Collections;

namespace System.Web;

/// <summary>
/// The items of a request as a <see cref="Hashtable"/>-like dictionary: shared with ASP.NET Core's
/// <c>HttpContext.Items</c> until the request has become a WebSocket, a copy of it afterwards.
/// </summary>
internal sealed class RequestItems(IDictionary<object, object?> shared) : IDictionary
{
    private IDictionary<object, object?> items = shared;

    public int Count => items.Count;
    public bool IsFixedSize => false;
    public bool IsReadOnly => false;
    public bool IsSynchronized => false;
    public object SyncRoot => this;
    public ICollection Keys => items.Keys.ToArray();
    public ICollection Values => items.Values.ToArray();

    public object? this[object key]
    {
        get => items.TryGetValue(key, out object? value) ? value : null;
        set => items[key] = value;
    }

    public void Add(object key, object? value) => items.Add(key, value);

    public void Clear() => items.Clear();

    public bool Contains(object key) => items.ContainsKey(key);

    public void Remove(object key) => items.Remove(key);

    public void CopyTo(Array array, int index)
    {
        foreach (KeyValuePair<object, object?> item in items)
        {
            array.SetValue(new DictionaryEntry(item.Key, item.Value), index++);
        }
    }

    public IDictionaryEnumerator GetEnumerator() => new Dictionary<object, object?>(items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Stops sharing: ASP.NET Core may use its dictionary for another request from here on.</summary>
    internal void Detach() => items = new Dictionary<object, object?>(items);
}
