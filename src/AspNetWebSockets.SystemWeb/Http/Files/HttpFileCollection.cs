using System.Collections.Specialized;
using Microsoft.AspNetCore.Http;

namespace System.Web;

/// <summary>The files of a form by the name of their field, and by position. Names are compared without regard to case.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpfilecollection"/>. Not thread-safe.</remarks>
public sealed class HttpFileCollection : NameObjectCollectionBase
{
    internal HttpFileCollection(IEnumerable<IFormFile> files)
        : base(StringComparer.OrdinalIgnoreCase)
    {
        foreach (IFormFile file in files)
        {
            BaseAdd(file.Name, new HttpPostedFile(file));
        }

        IsReadOnly = true;
    }

    /// <summary>The names of the fields in order, one for each file.</summary>
    public string?[] AllKeys => BaseGetAllKeys();

    /// <summary><see cref="Get(int)"/>.</summary>
    /// <param name="index">The position, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public HttpPostedFile this[int index] => Get(index);

    /// <summary><see cref="Get(string)"/>.</summary>
    /// <param name="name">The name of the field.</param>
    public HttpPostedFile? this[string name] => Get(name);

    /// <summary>The file at a position.</summary>
    /// <param name="index">The position, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public HttpPostedFile Get(int index) => (HttpPostedFile)BaseGet(index)!;

    /// <summary>The first file of a field; <see langword="null"/> when there is none.</summary>
    /// <param name="name">The name of the field.</param>
    public HttpPostedFile? Get(string name) => (HttpPostedFile?)BaseGet(name);

    /// <summary>All files of a field.</summary>
    /// <param name="name">The name of the field.</param>
    public IList<HttpPostedFile> GetMultiple(string name)
    {
        List<HttpPostedFile> files = [];
        for (int index = 0; index < Count; index++)
        {
            if (string.Equals(GetKey(index), name, StringComparison.OrdinalIgnoreCase))
            {
                files.Add(Get(index));
            }
        }

        return files.AsReadOnly();
    }

    /// <summary>The name of the field of the file at a position.</summary>
    /// <param name="index">The position, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public string? GetKey(int index) => BaseGetKey(index);

    /// <summary>Copies the files.</summary>
    /// <param name="dest">Where to.</param>
    /// <param name="index">The first position in <paramref name="dest"/>.</param>
    public void CopyTo(Array dest, int index) => BaseGetAllValues().CopyTo(dest, index);
}
