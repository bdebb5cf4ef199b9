using System.Diagnostics.CodeAnalysis;
using System.Web.WebSockets;
using Microsoft.AspNetCore.Http;

namespace System.Web;

/// <summary>How long and by whom the answer may be kept.</summary>
public sealed partial class HttpResponse
{
    private HttpCachePolicy? _cache;
    private string? _cacheControl;
    private int _expires;

    /// <summary>The header fields about caching; written when the header fields are sent, in the place of those of the same names.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public HttpCachePolicy Cache => _cache ??= StartCache();

    /// <summary>The <c>Cache-Control</c> header: <c>private</c>, <c>public</c> or <c>no-cache</c>, which empty and <see langword="null"/> mean too.</summary>
    /// <value>Default <c>private</c>; it is sent only when it was set.</value>
    /// <exception cref="ArgumentException">Set: the value is another one; use <see cref="Cache"/>.</exception>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    [AllowNull]
    public string CacheControl
    {
        get => Core is null ? string.Empty : _cacheControl ?? "private";
        set
        {
            Cache.SetCacheability(
                value?.ToUpperInvariant() switch
                {
                    null or "" or "NO-CACHE" => HttpCacheability.NoCache,
                    "PRIVATE" => HttpCacheability.Private,
                    "PUBLIC" => HttpCacheability.Public,
                    _ => throw new ArgumentException(
                        $"'{value}' is not a valid value for CacheControl. Expected is private, public or no-cache; use Response.Cache for others.",
                        nameof(value)
                    ),
                }
            );
            _cacheControl = string.IsNullOrEmpty(value) ? "no-cache" : value;
        }
    }

    /// <summary>In how many minutes the answer ends to be valid, from when this is set.</summary>
    /// <value>Default 0.</value>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public int Expires
    {
        get => Core is null ? 0 : _expires;
        set
        {
            Cache.SetExpires(Clock.GetUtcNow().UtcDateTime.AddMinutes(value));
            _expires = value;
        }
    }

    /// <summary>When the answer ends to be valid. Local time unless its kind is UTC.</summary>
    /// <value>Default <see cref="DateTime.MinValue"/>: not said.</value>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public DateTime ExpiresAbsolute
    {
        get => Core is null ? default : _cache?.ExpiresUtc?.ToLocalTime() ?? default;
        set => Cache.SetExpires(value);
    }

    private TimeProvider Clock => ApplicationEnvironment.Clock(Core.RequestServices);

    private HttpCachePolicy StartCache()
    {
        HttpCachePolicy cache = new(Clock);
        IHeaderDictionary headers = Core.Response.Headers;
        Core.Response.OnStarting(() =>
        {
            cache.Write(headers);
            return Task.CompletedTask;
        });
        return cache;
    }
}
