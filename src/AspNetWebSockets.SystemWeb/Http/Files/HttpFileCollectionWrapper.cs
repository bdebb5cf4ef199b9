using System.Collections;

namespace System.Web;

/// <summary>An <see cref="HttpFileCollection"/> as an <see cref="HttpFileCollectionBase"/>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpfilecollectionwrapper"/>.</remarks>
public class HttpFileCollectionWrapper : HttpFileCollectionBase
{
    private readonly HttpFileCollection _httpFileCollection;

    /// <summary>Wraps an object.</summary>
    /// <param name="httpFileCollection">The object that answers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="httpFileCollection"/> is <see langword="null"/>.</exception>
    public HttpFileCollectionWrapper(HttpFileCollection httpFileCollection)
    {
        ArgumentNullException.ThrowIfNull(httpFileCollection);
        _httpFileCollection = httpFileCollection;
    }

    /// <inheritdoc/>
    public override string?[] AllKeys => _httpFileCollection.AllKeys;

    /// <inheritdoc/>
    public override int Count => _httpFileCollection.Count;

    /// <inheritdoc/>
    public override bool IsSynchronized => ((ICollection)_httpFileCollection).IsSynchronized;

    /// <inheritdoc/>
    public override HttpPostedFileBase this[int index] => new HttpPostedFileWrapper(_httpFileCollection[index]);

    /// <inheritdoc/>
    public override HttpPostedFileBase? this[string name] =>
        _httpFileCollection[name] is { } value ? new HttpPostedFileWrapper(value) : null;

    /// <inheritdoc/>
    public override object SyncRoot => ((ICollection)_httpFileCollection).SyncRoot;

    /// <inheritdoc/>
    public override void CopyTo(Array dest, int index) => _httpFileCollection.CopyTo(dest, index);

    /// <inheritdoc/>
    public override HttpPostedFileBase Get(int index) => new HttpPostedFileWrapper(_httpFileCollection.Get(index));

    /// <inheritdoc/>
    public override HttpPostedFileBase? Get(string name) =>
        _httpFileCollection.Get(name) is { } value ? new HttpPostedFileWrapper(value) : null;

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => _httpFileCollection.GetEnumerator();

    /// <inheritdoc/>
    public override string? GetKey(int index) => _httpFileCollection.GetKey(index);

    /// <inheritdoc/>
    public override IList<HttpPostedFileBase> GetMultiple(string name) =>
        [.. _httpFileCollection.GetMultiple(name).Select(file => new HttpPostedFileWrapper(file))];

    /// <inheritdoc/>
    public override KeysCollection Keys => _httpFileCollection.Keys;
}
