using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace System.Web.Routing;

/// <summary>Values by name, without regard to case; a missing name gives <see langword="null"/>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.routing.routevaluedictionary"/>. Not thread-safe.</remarks>
public class RouteValueDictionary : IDictionary<string, object?>
{
    private readonly Dictionary<string, object?> _values;

    /// <summary>An empty dictionary.</summary>
    public RouteValueDictionary() => _values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>A copy of another.</summary>
    /// <param name="dictionary">The other.</param>
    /// <exception cref="ArgumentNullException"><paramref name="dictionary"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Two names differ in case only.</exception>
    public RouteValueDictionary(IDictionary<string, object?> dictionary) =>
        _values = new Dictionary<string, object?>(dictionary, StringComparer.OrdinalIgnoreCase);

    /// <summary>The public properties of an object, such as <c>new { id = 5 }</c>.</summary>
    /// <param name="values">The object; <see langword="null"/> for no values.</param>
    [RequiresUnreferencedCode(
        "The properties of the object may be trimmed away. Use the constructor with a dictionary."
    )]
    public RouteValueDictionary(object? values)
        : this()
    {
        foreach (PropertyInfo property in values?.GetType().GetProperties() ?? [])
        {
            if (property.GetIndexParameters().Length == 0)
            {
                Add(property.Name, property.GetValue(values));
            }
        }
    }

    /// <summary>How many values there are.</summary>
    public int Count => _values.Count;

    /// <summary>The names.</summary>
    public Dictionary<string, object?>.KeyCollection Keys => _values.Keys;

    /// <summary>The values.</summary>
    public Dictionary<string, object?>.ValueCollection Values => _values.Values;

    bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => false;

    ICollection<string> IDictionary<string, object?>.Keys => _values.Keys;

    ICollection<object?> IDictionary<string, object?>.Values => _values.Values;

    /// <summary>A value.</summary>
    /// <param name="key">The name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is <see langword="null"/>.</exception>
    public object? this[string key]
    {
        get => _values.GetValueOrDefault(key);
        set => _values[key] = value;
    }

    /// <summary>Adds a value.</summary>
    /// <param name="key">The name.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name has a value.</exception>
    public void Add(string key, object? value) => _values.Add(key, value);

    /// <summary>Removes all values.</summary>
    public void Clear() => _values.Clear();

    /// <summary>Whether a name has a value.</summary>
    /// <param name="key">The name.</param>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <summary>Whether a value is there under any name.</summary>
    /// <param name="value">The value.</param>
    public bool ContainsValue(object? value) => _values.ContainsValue(value);

    /// <summary>The names and values.</summary>
    public Dictionary<string, object?>.Enumerator GetEnumerator() => _values.GetEnumerator();

    /// <summary>Removes a value.</summary>
    /// <param name="key">The name.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string key) => _values.Remove(key);

    /// <summary>Finds a value.</summary>
    /// <param name="key">The name.</param>
    /// <param name="value">The value; <see langword="null"/> when there is none.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetValue(string key, out object? value) => _values.TryGetValue(key, out value);

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Entries.Add(item);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) =>
        Entries.Contains(item);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) =>
        Entries.CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) => Entries.Remove(item);

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator() =>
        GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ICollection<KeyValuePair<string, object?>> Entries => _values;
}
