using System.Collections.Specialized;

namespace System.Web;

/// <summary>Cookies by name and position. Names are compared without regard to case.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpcookiecollection"/>. Not thread-safe.</remarks>
public sealed class HttpCookieCollection : NameObjectCollectionBase
{
    private readonly HttpResponse? _response;

    /// <summary>Creates an empty collection.</summary>
    public HttpCookieCollection()
        : base(StringComparer.OrdinalIgnoreCase) { }

    /// <summary>The collection of a response: reading a cookie that is not there adds it, and the request sees what is added.</summary>
    internal HttpCookieCollection(HttpResponse response)
        : base(StringComparer.OrdinalIgnoreCase)
    {
        _response = response;
    }

    /// <summary>The names in order.</summary>
    public string?[] AllKeys => BaseGetAllKeys();

    /// <summary><see cref="Get(string)"/>.</summary>
    /// <param name="name">The name of the cookie.</param>
    public HttpCookie? this[string? name] => Get(name);

    /// <summary><see cref="Get(int)"/>.</summary>
    /// <param name="index">The position, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public HttpCookie? this[int index] => Get(index);

    /// <summary>
    /// The first cookie of a name; <see langword="null"/> when there is none. In the cookies of a response a missing one
    /// is created, as on the .NET Framework.
    /// </summary>
    /// <param name="name">The name of the cookie.</param>
    public HttpCookie? Get(string? name)
    {
        HttpCookie? cookie = (HttpCookie?)BaseGet(name);
        if (cookie is null && _response is not null)
        {
            cookie = new HttpCookie(name);
            Add(cookie);
        }

        return cookie;
    }

    /// <summary>The cookie at a position.</summary>
    /// <param name="index">The position, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public HttpCookie? Get(int index) => (HttpCookie?)BaseGet(index);

    /// <summary>The name at a position.</summary>
    /// <param name="index">The position, from zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public string? GetKey(int index) => BaseGetKey(index);

    /// <summary>Adds a cookie, also when there is one of the name.</summary>
    /// <param name="cookie">The cookie.</param>
    /// <exception cref="NotSupportedException">The collection is read-only: the request has become a WebSocket.</exception>
    public void Add(HttpCookie cookie)
    {
        ArgumentNullException.ThrowIfNull(cookie);
        BaseAdd(cookie.Name, cookie);
        _response?.ShowToRequest(cookie);
    }

    /// <summary>Puts a cookie in the place of the first one of its name, or adds it.</summary>
    /// <param name="cookie">The cookie.</param>
    /// <exception cref="NotSupportedException">The collection is read-only: the request has become a WebSocket.</exception>
    public void Set(HttpCookie cookie)
    {
        ArgumentNullException.ThrowIfNull(cookie);
        BaseSet(cookie.Name, cookie);
        _response?.ShowToRequest(cookie);
    }

    /// <summary>Removes all cookies of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="NotSupportedException">The collection is read-only: the request has become a WebSocket.</exception>
    public void Remove(string? name) => BaseRemove(name);

    /// <summary>Removes all cookies.</summary>
    /// <exception cref="NotSupportedException">The collection is read-only: the request has become a WebSocket.</exception>
    public void Clear() => BaseClear();

    /// <summary>Copies the cookies.</summary>
    /// <param name="dest">Where to.</param>
    /// <param name="index">The first position in <paramref name="dest"/>.</param>
    public void CopyTo(Array dest, int index) => BaseGetAllValues().CopyTo(dest, index);

    /// <summary>From now on every change throws <see cref="NotSupportedException"/>.</summary>
    internal void MakeReadOnly() => IsReadOnly = true;
}
