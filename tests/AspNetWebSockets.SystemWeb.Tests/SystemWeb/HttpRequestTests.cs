using System.Collections.Specialized;
using System.Globalization;
using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary><c>HttpRequest</c> over a request of ASP.NET Core.</summary>
public sealed class HttpRequestTests
{
    [Fact]
    public async Task Addresses_follow_the_mount_point_and_keep_the_clients_own_text()
    {
        string?[] seen = await SeeAsync(
            request =>
                [
                    request.ApplicationPath,
                    request.Path,
                    request.FilePath,
                    request.PathInfo,
                    request.RawUrl,
                    request.Url.AbsoluteUri,
                ],
            "/app/h.ashx?q=%C3%BC&x",
            ("Host", "shop.example:8080")
        );

        seen.ShouldBe([
            "/app",
            "/app/h.ashx",
            "/app/h.ashx",
            "",
            "/app/h.ashx?q=%C3%BC&x",
            "http://shop.example:8080/app/h.ashx?q=%C3%BC&x",
        ]);
    }

    [Fact]
    public async Task The_query_string_is_decoded_and_read_only_and_encodes_itself()
    {
        string?[] seen = await SeeAsync(
            request =>
            {
                NameValueCollection query = request.QueryString;
                return
                [
                    query["q"],
                    query["Q"],
                    query["n"],
                    query[null],
                    query["missing"],
                    query.ToString(),
                    Record.Exception(() => query.Add("a", "b"))?.GetType().Name,
                ];
            },
            "/h.ashx?q=a%20b%26c&n=1&n=2&flag"
        );

        seen.ShouldBe(["a b&c", "a b&c", "1,2", "flag", null, "q=a+b%26c&n=1&n=2&flag", nameof(NotSupportedException)]);
    }

    [Fact]
    public async Task Header_fields_ignore_case_join_and_are_read_only()
    {
        string?[] seen = await SeeAsync(
            request =>
                [
                    request.Headers["x-token"],
                    request.Headers["X-Missing"],
                    Record.Exception(() => request.Headers.Set("a", "b"))?.GetType().Name,
                ],
            "/h.ashx",
            ("X-Token", "one"),
            ("X-Token", "two")
        );

        seen.ShouldBe(["one,two", null, nameof(NotSupportedException)]);
    }

    [Theory]
    [InlineData("a=1; b=2", "a=1|b=2")]
    [InlineData("a=1;b=2;", "a=1|b=2")]
    [InlineData("a=x%20y", "a=x%20y")]
    [InlineData("a=k=v&l=w", "a=k=v&l=w")]
    [InlineData("a=1; a=2", "a=1|a=2")]
    [InlineData("lonely", "lonely=")]
    [InlineData("empty=", "empty=")]
    [InlineData("quoted=\"x\"", "quoted=\"x\"")]
    [InlineData(null, "")]
    public async Task Cookies_are_the_text_on_the_wire(string? header, string expected)
    {
        string?[] seen = await SeeAsync(
            request =>
                [
                    .. Enumerable
                        .Range(0, request.Cookies.Count)
                        .Select(index => $"{request.Cookies[index]!.Name}={request.Cookies[index]!.Value}"),
                ],
            "/h.ashx",
            ("Cookie", header)
        );

        string.Join('|', seen).ShouldBe(expected);
    }

    [Fact]
    public async Task The_indexer_looks_at_query_then_cookies_then_server_variables()
    {
        string?[] seen = await SeeAsync(
            request => [request["both"], request["cookie"], request["REQUEST_METHOD"], request["missing"]],
            "/h.ashx?both=query",
            ("Cookie", "both=cookie; cookie=c")
        );

        seen.ShouldBe(["query", "c", "GET", null]);
    }

    [Fact]
    public async Task Client_and_negotiation()
    {
        string?[] seen = await SeeAsync(
            request =>
                [
                    request.UserHostAddress,
                    request.UserHostName,
                    request.UserAgent,
                    request.UrlReferrer?.AbsoluteUri,
                    string.Join('|', request.UserLanguages!),
                    string.Join('|', request.AcceptTypes!),
                    request.IsLocal.ToString(),
                    request.IsSecureConnection.ToString(),
                    request.IsAuthenticated.ToString(),
                    request.ContentType,
                    request.ContentLength.ToString(CultureInfo.InvariantCulture),
                ],
            "/h.ashx",
            ("User-Agent", "agent/1"),
            ("Referer", "http://page.example/x?y"),
            ("Accept-Language", "de-DE, de;q=0.9"),
            ("Accept", "text/html, */*;q=0.1")
        );

        seen.ShouldBe([
            "127.0.0.1",
            "127.0.0.1",
            "agent/1",
            "http://page.example/x?y",
            "de-DE|de;q=0.9",
            "text/html|*/*;q=0.1",
            "True",
            "False",
            "False",
            "",
            "0",
        ]);
    }

    [Fact]
    public async Task A_referrer_that_is_no_address_is_null() =>
        (await SeeAsync(request => [request.UrlReferrer?.AbsoluteUri], "/h.ashx", ("Referer", "http://["))).ShouldBe([
            null,
        ]);

    [Theory]
    [InlineData("REQUEST_METHOD", "GET")]
    [InlineData("QUERY_STRING", "a=b%20c")]
    [InlineData("SERVER_NAME", "shop.example")]
    [InlineData("SERVER_PORT", "8080")]
    [InlineData("SERVER_PROTOCOL", "HTTP/1.1")]
    [InlineData("HTTPS", "off")]
    [InlineData("SCRIPT_NAME", "/h.ashx")]
    [InlineData("PATH_INFO", "/h.ashx")]
    [InlineData("URL", "/h.ashx")]
    [InlineData("REMOTE_ADDR", "127.0.0.1")]
    [InlineData("AUTH_USER", "")]
    [InlineData("HTTP_X_TOKEN", "t")]
    [InlineData("http_host", "shop.example:8080")]
    [InlineData("UNKNOWN", null)]
    public async Task Server_variables(string name, string? expected) =>
        (
            await SeeAsync(
                request => [request.ServerVariables[name]],
                "/h.ashx?a=b%20c",
                ("Host", "shop.example:8080"),
                ("X-Token", "t")
            )
        ).ShouldBe([expected]);

    [Fact]
    public async Task All_header_fields_in_one_server_variable()
    {
        string?[] seen = await SeeAsync(
            request => [request.ServerVariables["ALL_RAW"], request.ServerVariables["ALL_HTTP"]],
            "/h.ashx",
            ("X-Token", "t")
        );

        seen[0].ShouldNotBeNull().ShouldContain("X-Token: t\r\n");
        seen[1].ShouldNotBeNull().ShouldContain("HTTP_X_TOKEN:t\r\n");
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    public async Task Debugging_is_the_development_environment(string environment, bool expected)
    {
        bool? seen = null;
        await using SystemWebHost host = await SystemWebHost.StartAsync(
            app => app.Handle(context => seen = context.IsDebuggingEnabled),
            environment: environment
        );
        await host.Http.GetStringAsync("/h.ashx", TestContext.Current.CancellationToken);

        seen.ShouldBe(expected);
    }

    /// <summary>Runs a handler under the mount point <c>/app</c> or none, by the raw client, which sends paths as they are.</summary>
    private static async Task<string?[]> SeeAsync(
        Func<HttpRequest, string?[]> see,
        string path,
        params (string Name, string? Value)[] headers
    )
    {
        TaskCompletionSource<string?[]> seen = new();
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.UsePathBase("/app");
            app.UseRouting();
            app.Handle(context =>
            {
                if (Record.Exception(() => seen.SetResult(see(context.Request))) is { } failure)
                {
                    seen.SetException(failure);
                }
            });
        });
        await using RawWebSocketClient client = await host.ConnectRawAsync(
            path,
            [.. headers, ("Upgrade", null), ("Connection", null)]
        );
        return await seen.Task.Bounded();
    }
}
