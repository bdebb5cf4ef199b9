using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Hosting;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary><c>Response.Cache</c>: the header fields about caching.</summary>
public sealed class HttpCachePolicyTests
{
    private static readonly DateTime Noon = new(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Dictionary<string, Action<HttpResponse>> Settings = new(StringComparer.Ordinal)
    {
        ["nothing"] = _ => { },
        ["no-cache"] = response => response.Cache.SetCacheability(HttpCacheability.NoCache),
        ["server"] = response => response.Cache.SetCacheability(HttpCacheability.Server),
        ["history"] = response =>
        {
            response.Cache.SetCacheability(HttpCacheability.NoCache);
            response.Cache.SetAllowResponseInBrowserHistory(allow: true);
        },
        ["stricter"] = response =>
        {
            response.Cache.SetCacheability(HttpCacheability.Private);
            response.Cache.SetCacheability(HttpCacheability.Public);
        },
        ["field"] = response =>
        {
            response.Cache.SetCacheability(HttpCacheability.Private, "Set-Cookie");
            response.Cache.SetCacheability(HttpCacheability.Private, "X-A");
        },
        ["all"] = response =>
        {
            response.Cache.SetCacheability(HttpCacheability.Public);
            response.Cache.SetNoStore();
            response.Cache.SetNoTransforms();
            response.Cache.SetMaxAge(TimeSpan.FromMinutes(2));
            response.Cache.SetMaxAge(TimeSpan.FromMinutes(3));
            response.Cache.SetProxyMaxAge(TimeSpan.FromSeconds(5));
            response.Cache.SetRevalidation(HttpCacheRevalidation.ProxyCaches);
            response.Cache.AppendCacheExtension("post-check=0");
            response.Cache.SetNoServerCaching();
            response.Cache.SetValidUntilExpires(validUntilExpires: true);
            response.Cache.SetSlidingExpiration(slide: true);
        },
        ["dates"] = response =>
        {
            response.Cache.SetExpires(Noon.AddHours(1));
            response.Cache.SetExpires(Noon);
            response.Cache.SetLastModified(Noon.AddDays(-30));
            response.Cache.SetLastModified(Noon.AddDays(-31));
            response.Cache.SetETag("\"v1\"");
            response.Cache.SetRevalidation(HttpCacheRevalidation.AllCaches);
        },
        ["vary"] = response =>
        {
            response.Cache.VaryByHeaders["Origin"] = true;
            response.Cache.VaryByHeaders.UserLanguage = true;
        },
        ["expires"] = response => response.ExpiresAbsolute = Noon,
        ["control"] = response => response.CacheControl = "Public",
        ["control none"] = response => response.CacheControl = "",
        ["replaced"] = response =>
        {
            response.AppendHeader("Cache-Control", "max-age=1");
            response.Cache.SetCacheability(HttpCacheability.Private);
        },
    };

    [Theory]
    [InlineData("nothing", "")]
    [InlineData("no-cache", "Cache-Control: no-cache|Expires: -1|Pragma: no-cache")]
    [InlineData("server", "Cache-Control: no-cache|Expires: -1|Pragma: no-cache")]
    [InlineData("history", "Cache-Control: no-cache|Pragma: no-cache")]
    [InlineData("stricter", "Cache-Control: private")]
    [InlineData("field", "Cache-Control: private=\"Set-Cookie, X-A\"")]
    [InlineData(
        "all",
        "Cache-Control: public, no-store, no-transform, proxy-revalidate, max-age=120, s-maxage=5, post-check=0"
    )]
    [InlineData(
        "dates",
        "Cache-Control: private, must-revalidate|ETag: \"v1\"|Expires: Fri, 02 Jan 2026 12:00:00 GMT|Last-Modified: Wed, 03 Dec 2025 12:00:00 GMT"
    )]
    [InlineData("vary", "Vary: Origin, Accept-Language")]
    [InlineData("expires", "Cache-Control: private|Expires: Fri, 02 Jan 2026 12:00:00 GMT")]
    [InlineData("control", "Cache-Control: public")]
    [InlineData("control none", "Cache-Control: no-cache|Expires: -1|Pragma: no-cache")]
    [InlineData("replaced", "Cache-Control: private")]
    public async Task Header_fields(string setting, string expected)
    {
        string[] names = ["Cache-Control", "ETag", "Expires", "Last-Modified", "Pragma", "Vary"];
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context => Settings[setting](context.Response))
        );
        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", Bound.Token());

        string.Join(
                '|',
                names.SelectMany(name =>
                    response
                        .Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                        .Where(field => string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase))
                        .Select(field => $"{name}: {field.Value}")
                )
            )
            .ShouldBe(expected);
    }

    [Fact]
    public async Task Minutes_count_from_the_clock_of_the_application()
    {
        StoppedClock clock = new(Noon);
        await using SystemWebHost host = await SystemWebHost.StartAsync(
            app => app.Handle(context => context.Response.Expires = 5),
            time: clock
        );
        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", Bound.Token());

        response.Content.Headers.Expires.ShouldBe(new DateTimeOffset(Noon.AddMinutes(5)));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused()
    {
        List<string?> refused = [];
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                HttpCachePolicy cache = context.Response.Cache;
                cache.SetETag("\"a\"");
                Should.Throw<InvalidOperationException>(() => cache.SetETag("\"b\""));
                refused.AddRange([
                    Should
                        .Throw<ArgumentOutOfRangeException>(() => cache.SetCacheability((HttpCacheability)99))
                        .ParamName,
                    Should
                        .Throw<ArgumentException>(() => cache.SetCacheability(HttpCacheability.Public, "x"))
                        .ParamName,
                    Should
                        .Throw<ArgumentOutOfRangeException>(() => cache.SetMaxAge(TimeSpan.FromSeconds(-1)))
                        .ParamName,
                    Should
                        .Throw<ArgumentOutOfRangeException>(() => cache.SetRevalidation((HttpCacheRevalidation)99))
                        .ParamName,
                    Should.Throw<ArgumentOutOfRangeException>(() => cache.SetLastModified(DateTime.MaxValue)).ParamName,
                    Should.Throw<ArgumentException>(() => context.Response.CacheControl = "max-age=1").ParamName,
                ]);
            })
        );
        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", Bound.Token());

        refused.ShouldBe(["cacheability", "cacheability", "delta", "revalidation", "date", "value"]);
    }

    private sealed class StoppedClock(DateTime utc) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(utc);
    }
}
