using System.Collections;
using System.Collections.Specialized;

namespace System.Web;

/// <summary>What <see cref="HttpApplicationState"/> offers, to be replaced in tests. Every member throws <see cref="NotImplementedException"/>, so that a test can derive from the class and override what it needs.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpapplicationstatebase"/>.</remarks>
public abstract class HttpApplicationStateBase : NameObjectCollectionBase, ICollection
{
    /// <summary>For derived classes.</summary>
    protected HttpApplicationStateBase() { }

    /// <inheritdoc cref="HttpApplicationState.AllKeys" path="/summary|/value"/>
    public virtual string?[] AllKeys => throw new NotImplementedException();

    /// <inheritdoc cref="HttpApplicationState.Contents" path="/summary|/value"/>
    public virtual HttpApplicationStateBase Contents => throw new NotImplementedException();

    /// <inheritdoc cref="HttpApplicationState.Count" path="/summary|/value"/>
    public override int Count => throw new NotImplementedException();

    /// <inheritdoc cref="ICollection.IsSynchronized" path="/summary"/>
    public virtual bool IsSynchronized => throw new NotImplementedException();

    /// <inheritdoc cref="HttpApplicationState.this[int]" path="/summary|/value|/param"/>
    public virtual object? this[int index] => throw new NotImplementedException();

    /// <inheritdoc cref="HttpApplicationState.this[string]" path="/summary|/value|/param"/>
    public virtual object? this[string? name]
    {
        get => throw new NotImplementedException();
        set => throw new NotImplementedException();
    }

    /// <inheritdoc cref="ICollection.SyncRoot" path="/summary"/>
    public virtual object SyncRoot => throw new NotImplementedException();

    /// <inheritdoc cref="HttpApplicationState.Add(string, object)" path="/summary|/param|/returns"/>
    public virtual void Add(string? name, object? value) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpApplicationState.Clear()" path="/summary|/param|/returns"/>
    public virtual void Clear() => throw new NotImplementedException();

    /// <inheritdoc cref="ICollection.CopyTo" path="/summary|/param"/>
    public virtual void CopyTo(Array array, int index) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpApplicationState.Get(int)" path="/summary|/param|/returns"/>
    public virtual object? Get(int index) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpApplicationState.Get(string)" path="/summary|/param|/returns"/>
    public virtual object? Get(string? name) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpApplicationState.GetKey(int)" path="/summary|/param|/returns"/>
    public virtual string? GetKey(int index) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpApplicationState.Lock()" path="/summary|/param|/returns"/>
    public virtual void Lock() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpApplicationState.Remove(string)" path="/summary|/param|/returns"/>
    public virtual void Remove(string? name) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpApplicationState.RemoveAll()" path="/summary|/param|/returns"/>
    public virtual void RemoveAll() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpApplicationState.RemoveAt(int)" path="/summary|/param|/returns"/>
    public virtual void RemoveAt(int index) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpApplicationState.Set(string, object)" path="/summary|/param|/returns"/>
    public virtual void Set(string? name, object? value) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpApplicationState.UnLock()" path="/summary|/param|/returns"/>
    public virtual void UnLock() => throw new NotImplementedException();
}
