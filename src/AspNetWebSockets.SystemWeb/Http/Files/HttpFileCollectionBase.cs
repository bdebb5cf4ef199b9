using System.Collections;
using System.Collections.Specialized;

namespace System.Web;

/// <summary>What <see cref="HttpFileCollection"/> offers, to be replaced in tests. Every member throws <see cref="NotImplementedException"/>, so that a test can derive from the class and override what it needs.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpfilecollectionbase"/>.</remarks>
public abstract class HttpFileCollectionBase : NameObjectCollectionBase, ICollection
{
    /// <summary>For derived classes.</summary>
    protected HttpFileCollectionBase() { }

    /// <inheritdoc cref="HttpFileCollection.AllKeys" path="/summary|/value"/>
    public virtual string?[] AllKeys => throw new NotImplementedException();

    /// <inheritdoc/>
    public override int Count => throw new NotImplementedException();

    /// <inheritdoc cref="ICollection.IsSynchronized" path="/summary"/>
    public virtual bool IsSynchronized => throw new NotImplementedException();

    /// <inheritdoc cref="HttpFileCollection.this[int]" path="/summary|/value|/param"/>
    public virtual HttpPostedFileBase this[int index] => throw new NotImplementedException();

    /// <inheritdoc cref="HttpFileCollection.this[string]" path="/summary|/value|/param"/>
    public virtual HttpPostedFileBase? this[string name] => throw new NotImplementedException();

    /// <inheritdoc cref="ICollection.SyncRoot" path="/summary"/>
    public virtual object SyncRoot => throw new NotImplementedException();

    /// <inheritdoc cref="HttpFileCollection.CopyTo(Array, int)" path="/summary|/param|/returns"/>
    public virtual void CopyTo(Array dest, int index) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpFileCollection.Get(int)" path="/summary|/param|/returns"/>
    public virtual HttpPostedFileBase Get(int index) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpFileCollection.Get(string)" path="/summary|/param|/returns"/>
    public virtual HttpPostedFileBase? Get(string name) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => throw new NotImplementedException();

    /// <inheritdoc cref="HttpFileCollection.GetKey(int)" path="/summary|/param|/returns"/>
    public virtual string? GetKey(int index) => throw new NotImplementedException();

    /// <inheritdoc cref="HttpFileCollection.GetMultiple(string)" path="/summary|/param|/returns"/>
    public virtual IList<HttpPostedFileBase> GetMultiple(string name) => throw new NotImplementedException();
}
