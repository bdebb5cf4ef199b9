using System.Collections;
using System.Collections.Specialized;
using System.Web.SessionState;

namespace System.Web;

/// <summary>What <see cref="HttpSessionState"/> offers, to be replaced in tests. Every member throws <see cref="NotImplementedException"/>, so that a test can derive from the class and override what it needs.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpsessionstatebase"/>.</remarks>
public abstract class HttpSessionStateBase : ICollection
{
    /// <summary>For derived classes.</summary>
    protected HttpSessionStateBase() { }

    /// <inheritdoc cref="HttpSessionState.Contents" path="/summary|/value"/>
    public virtual HttpSessionStateBase Contents => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.CookieMode" path="/summary|/value"/>
    public virtual HttpCookieMode CookieMode => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.Count" path="/summary|/value"/>
    public virtual int Count => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.IsCookieless" path="/summary|/value"/>
    public virtual bool IsCookieless => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.IsNewSession" path="/summary|/value"/>
    public virtual bool IsNewSession => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.IsReadOnly" path="/summary|/value"/>
    public virtual bool IsReadOnly => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.IsSynchronized" path="/summary|/value"/>
    public virtual bool IsSynchronized => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.this[int]" path="/summary|/value|/param"/>
    public virtual object? this[int index]
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpSessionState.this[string]" path="/summary|/value|/param"/>
    public virtual object? this[string name]
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpSessionState.Keys" path="/summary|/value"/>
    public virtual NameObjectCollectionBase.KeysCollection Keys => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.Mode" path="/summary|/value"/>
    public virtual SessionStateMode Mode => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.SessionID" path="/summary|/value"/>
    public virtual string SessionID => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.SyncRoot" path="/summary|/value"/>
    public virtual object SyncRoot => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.Timeout" path="/summary|/value"/>
    public virtual int Timeout
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="HttpSessionState.Abandon()" path="/summary|/param|/returns"/>
    public virtual void Abandon() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.Add(string, object)" path="/summary|/param|/returns"/>
    public virtual void Add(string name, object? value) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.Clear()" path="/summary|/param|/returns"/>
    public virtual void Clear() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.CopyTo(Array, int)" path="/summary|/param|/returns"/>
    public virtual void CopyTo(Array array, int index) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.GetEnumerator()" path="/summary|/param|/returns"/>
    public virtual IEnumerator GetEnumerator() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.Remove(string)" path="/summary|/param|/returns"/>
    public virtual void Remove(string name) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.RemoveAll()" path="/summary|/param|/returns"/>
    public virtual void RemoveAll() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpSessionState.RemoveAt(int)" path="/summary|/param|/returns"/>
    public virtual void RemoveAt(int index) => throw new NotImplementedException();
}
