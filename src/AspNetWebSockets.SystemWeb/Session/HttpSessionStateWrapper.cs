using System.Collections;
using System.Collections.Specialized;
using System.Web.SessionState;

namespace System.Web;

/// <summary>An <see cref="HttpSessionState"/> as an <see cref="HttpSessionStateBase"/>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpsessionstatewrapper"/>.</remarks>
public class HttpSessionStateWrapper : HttpSessionStateBase
{
    private readonly HttpSessionState _httpSessionState;

    /// <summary>Wraps an object.</summary>
    /// <param name="httpSessionState">The object that answers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="httpSessionState"/> is <see langword="null"/>.</exception>
    public HttpSessionStateWrapper(HttpSessionState httpSessionState)
    {
        ArgumentNullException.ThrowIfNull(httpSessionState);
        _httpSessionState = httpSessionState;
    }

    /// <inheritdoc/>
    public override HttpSessionStateBase Contents => new HttpSessionStateWrapper(_httpSessionState.Contents);

    /// <inheritdoc/>
    public override HttpCookieMode CookieMode => _httpSessionState.CookieMode;

    /// <inheritdoc/>
    public override int Count => _httpSessionState.Count;

    /// <inheritdoc/>
    public override bool IsCookieless => _httpSessionState.IsCookieless;

    /// <inheritdoc/>
    public override bool IsNewSession => _httpSessionState.IsNewSession;

    /// <inheritdoc/>
    public override bool IsReadOnly => _httpSessionState.IsReadOnly;

    /// <inheritdoc/>
    public override bool IsSynchronized => _httpSessionState.IsSynchronized;

    /// <inheritdoc/>
    public override object? this[int index]
    {
        get => _httpSessionState[index];
        set => _httpSessionState[index] = value;
    }

    /// <inheritdoc/>
    public override object? this[string name]
    {
        get => _httpSessionState[name];
        set => _httpSessionState[name] = value;
    }

    /// <inheritdoc/>
    public override NameObjectCollectionBase.KeysCollection Keys => _httpSessionState.Keys;

    /// <inheritdoc/>
    public override SessionStateMode Mode => _httpSessionState.Mode;

    /// <inheritdoc/>
    public override string SessionID => _httpSessionState.SessionID;

    /// <inheritdoc/>
    public override object SyncRoot => _httpSessionState.SyncRoot;

    /// <inheritdoc/>
    public override int Timeout
    {
        get => _httpSessionState.Timeout;
        set => _httpSessionState.Timeout = value;
    }

    /// <inheritdoc/>
    public override void Abandon() => _httpSessionState.Abandon();

    /// <inheritdoc/>
    public override void Add(string name, object? value) => _httpSessionState.Add(name, value);

    /// <inheritdoc/>
    public override void Clear() => _httpSessionState.Clear();

    /// <inheritdoc/>
    public override void CopyTo(Array array, int index) => _httpSessionState.CopyTo(array, index);

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => _httpSessionState.GetEnumerator();

    /// <inheritdoc/>
    public override void Remove(string name) => _httpSessionState.Remove(name);

    /// <inheritdoc/>
    public override void RemoveAll() => _httpSessionState.RemoveAll();

    /// <inheritdoc/>
    public override void RemoveAt(int index) => _httpSessionState.RemoveAt(index);
}
