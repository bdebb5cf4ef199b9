using System.Collections;

namespace System.Web;

/// <summary>An <see cref="HttpApplicationState"/> as an <see cref="HttpApplicationStateBase"/>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpapplicationstatewrapper"/>.</remarks>
public class HttpApplicationStateWrapper : HttpApplicationStateBase
{
    private readonly HttpApplicationState _httpApplicationState;

    /// <summary>Wraps an object.</summary>
    /// <param name="httpApplicationState">The object that answers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="httpApplicationState"/> is <see langword="null"/>.</exception>
    public HttpApplicationStateWrapper(HttpApplicationState httpApplicationState)
    {
        ArgumentNullException.ThrowIfNull(httpApplicationState);
        _httpApplicationState = httpApplicationState;
    }

    /// <inheritdoc/>
    public override string?[] AllKeys => _httpApplicationState.AllKeys;

    /// <inheritdoc/>
    public override HttpApplicationStateBase Contents =>
        new HttpApplicationStateWrapper(_httpApplicationState.Contents);

    /// <inheritdoc/>
    public override int Count => _httpApplicationState.Count;

    /// <inheritdoc/>
    public override bool IsSynchronized => ((ICollection)_httpApplicationState).IsSynchronized;

    /// <inheritdoc/>
    public override object? this[int index] => _httpApplicationState[index];

    /// <inheritdoc/>
    public override object? this[string? name]
    {
        get => _httpApplicationState[name];
        set => _httpApplicationState[name] = value;
    }

    /// <inheritdoc/>
    public override object SyncRoot => ((ICollection)_httpApplicationState).SyncRoot;

    /// <inheritdoc/>
    public override void Add(string? name, object? value) => _httpApplicationState.Add(name, value);

    /// <inheritdoc/>
    public override void Clear() => _httpApplicationState.Clear();

    /// <inheritdoc/>
    public override void CopyTo(Array array, int index) => ((ICollection)_httpApplicationState).CopyTo(array, index);

    /// <inheritdoc/>
    public override object? Get(int index) => _httpApplicationState.Get(index);

    /// <inheritdoc/>
    public override object? Get(string? name) => _httpApplicationState.Get(name);

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => _httpApplicationState.GetEnumerator();

    /// <inheritdoc/>
    public override string? GetKey(int index) => _httpApplicationState.GetKey(index);

    /// <inheritdoc/>
    public override void Lock() => _httpApplicationState.Lock();

    /// <inheritdoc/>
    public override void Remove(string? name) => _httpApplicationState.Remove(name);

    /// <inheritdoc/>
    public override void RemoveAll() => _httpApplicationState.RemoveAll();

    /// <inheritdoc/>
    public override void RemoveAt(int index) => _httpApplicationState.RemoveAt(index);

    /// <inheritdoc/>
    public override void Set(string? name, object? value) => _httpApplicationState.Set(name, value);

    /// <inheritdoc/>
    public override void UnLock() => _httpApplicationState.UnLock();

    /// <inheritdoc/>
    public override KeysCollection Keys => _httpApplicationState.Keys;
}
