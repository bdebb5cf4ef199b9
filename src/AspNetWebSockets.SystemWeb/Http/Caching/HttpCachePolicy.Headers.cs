using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace System.Web;

/// <summary>The header fields.</summary>
public sealed partial class HttpCachePolicy
{
    internal void Reset()
    {
        _cacheability = null;
        _revalidation = HttpCacheRevalidation.None;
        _maxAge = _proxyMaxAge = null;
        _lastModified = ExpiresUtc = null;
        _fields = _extension = _etag = null;
        _noStore = _noTransforms = _allowInHistory = false;
        VaryByHeaders.SetHeaders(null);
    }

    /// <summary>Writes what was set; nothing of it, nothing is written.</summary>
    internal void Write(IHeaderDictionary headers)
    {
        string directives = string.Join(", ", Directives());
        if (directives.Length > 0)
        {
            headers.CacheControl = directives;
        }

        bool isKept = _cacheability is not (HttpCacheability.NoCache or HttpCacheability.Server);
        if (!isKept && _fields is null)
        {
            headers.Pragma = "no-cache";
        }

        if (isKept || _fields is not null)
        {
            Set(ExpiresUtc, date => headers.Expires = date);
        }
        else if (!_allowInHistory)
        {
            headers.Expires = "-1";
        }

        Set(_lastModified, date => headers.LastModified = date);
        if (_etag is not null)
        {
            headers.ETag = _etag;
        }

        if (VaryByHeaders.TryFormat(out string? vary))
        {
            headers.Vary = vary;
        }
    }

    private static void Set(DateTime? utc, Action<string> write)
    {
        if (utc is { } date)
        {
            write(date.ToString("r", CultureInfo.InvariantCulture));
        }
    }

    private static string Seconds(string directive, TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{directive}={(long)time.TotalSeconds}");

    private IEnumerable<string> Directives()
    {
        bool saysMore =
            _noStore
            || _noTransforms
            || _maxAge is not null
            || _proxyMaxAge is not null
            || _extension is not null
            || _revalidation != HttpCacheRevalidation.None
            || ExpiresUtc is not null;
        if (_cacheability is not null || saysMore)
        {
            yield return Cacheability(_cacheability ?? HttpCacheability.Private)
                + (_fields is null ? string.Empty : $"=\"{_fields}\"");
        }

        if (_noStore)
        {
            yield return "no-store";
        }

        if (_noTransforms)
        {
            yield return "no-transform";
        }

        if (_revalidation != HttpCacheRevalidation.None)
        {
            yield return _revalidation == HttpCacheRevalidation.AllCaches ? "must-revalidate" : "proxy-revalidate";
        }

        if (_maxAge is { } maxAge)
        {
            yield return Seconds("max-age", maxAge);
        }

        if (_proxyMaxAge is { } proxyMaxAge)
        {
            yield return Seconds("s-maxage", proxyMaxAge);
        }

        if (_extension is not null)
        {
            yield return _extension;
        }
    }

    private static string Cacheability(HttpCacheability cacheability) =>
        cacheability switch
        {
            HttpCacheability.Public => "public",
            HttpCacheability.Private or HttpCacheability.ServerAndPrivate => "private",
            _ => "no-cache",
        };
}
