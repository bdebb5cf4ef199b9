using System.Collections.Specialized;

namespace System.Web;

/// <summary>The modules of an application by name, and by position in the order of <c>MapHttpModule</c>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpmodulecollection"/>.</remarks>
public sealed class HttpModuleCollection : NameObjectCollectionBase
{
    internal HttpModuleCollection()
        : base(StringComparer.OrdinalIgnoreCase) { }

    /// <summary>The names in order.</summary>
    public string?[] AllKeys => BaseGetAllKeys();

    /// <summary><see cref="Get(int)"/>.</summary>
    /// <param name="index">The position, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public IHttpModule this[int index] => Get(index);

    /// <summary><see cref="Get(string)"/>.</summary>
    /// <param name="name">The name.</param>
    public IHttpModule? this[string name] => Get(name);

    /// <summary>Copies the modules.</summary>
    /// <param name="dest">Where to.</param>
    /// <param name="index">The first position in <paramref name="dest"/>.</param>
    public void CopyTo(Array dest, int index) => BaseGetAllValues().CopyTo(dest, index);

    /// <summary>The module at a position.</summary>
    /// <param name="index">The position, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public IHttpModule Get(int index) => (IHttpModule)BaseGet(index)!;

    /// <summary>A module by name; <see langword="null"/> when there is none.</summary>
    /// <param name="name">The name.</param>
    public IHttpModule? Get(string name) => (IHttpModule?)BaseGet(name);

    /// <summary>The name at a position.</summary>
    /// <param name="index">The position, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public string? GetKey(int index) => BaseGetKey(index);

    internal void Add(string name, IHttpModule module) => BaseAdd(name, module);
}
