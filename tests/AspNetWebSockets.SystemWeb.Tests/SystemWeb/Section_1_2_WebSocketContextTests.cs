using System.Net.WebSockets;
using System.Reflection;
using System.Web;
using System.Web.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using HttpContext = System.Web.HttpContext;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary>Table 1.2: <c>AspNetWebSocketContext</c>, the base class for fakes and the one that a handler is given.</summary>
public sealed class Section_1_2_WebSocketContextTests
{
    public static TheoryData<string> Properties =>
        new(
            typeof(AspNetWebSocketContext)
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(property => property.Name)
        );

    [Theory]
    [MemberData(nameof(Properties))]
    public void Every_property_of_the_base_class_is_virtual_and_not_implemented(string name)
    {
        PropertyInfo property = typeof(AspNetWebSocketContext).GetProperty(name)!;

        property.GetMethod!.IsVirtual.ShouldBeTrue();
        property.GetMethod.IsAbstract.ShouldBeFalse();
        property.CanWrite.ShouldBeFalse();
        Should
            .Throw<TargetInvocationException>(() => property.GetValue(new EmptyContext()))
            .InnerException.ShouldBeOfType<NotImplementedException>();
    }

    [Fact]
    public void A_fake_overrides_what_it_needs() => new FakeContext().Headers["X"].ShouldBe("faked");

    [Fact]
    public async Task Values_of_the_request()
    {
        Dictionary<string, object?> seen = await SeeAsync(
            context =>
                new(StringComparer.Ordinal)
                {
                    [nameof(context.AnonymousID)] = context.AnonymousID,
                    [nameof(context.ApplicationPath)] = context.ApplicationPath,
                    [nameof(context.ClientCertificate)] = context.ClientCertificate.IsPresent,
                    [nameof(context.FilePath)] = context.FilePath,
                    [nameof(context.Headers)] = context.Headers["X-Token"],
                    [nameof(context.IsAuthenticated)] = context.IsAuthenticated,
                    [nameof(context.IsClientConnected)] = context.IsClientConnected,
                    [nameof(context.IsDebuggingEnabled)] = context.IsDebuggingEnabled,
                    [nameof(context.IsLocal)] = context.IsLocal,
                    [nameof(context.IsSecureConnection)] = context.IsSecureConnection,
                    [nameof(context.Origin)] = context.Origin,
                    [nameof(context.Path)] = context.Path,
                    [nameof(context.PathInfo)] = context.PathInfo,
                    [nameof(context.QueryString)] = context.QueryString["room"],
                    [nameof(context.RawUrl)] = context.RawUrl,
                    [nameof(context.RequestUri)] = context.RequestUri.AbsoluteUri,
                    [nameof(context.SecWebSocketKey)] = context.SecWebSocketKey,
                    [nameof(context.SecWebSocketProtocols)] = string.Join('|', context.SecWebSocketProtocols),
                    [nameof(context.SecWebSocketVersion)] = context.SecWebSocketVersion,
                    [nameof(context.Server)] = context.Server.UrlEncode("a b"),
                    [nameof(context.ServerVariables)] = context.ServerVariables["HTTP_X_TOKEN"],
                    [nameof(context.Unvalidated)] = context.Unvalidated["room"],
                    [nameof(context.UrlReferrer)] = context.UrlReferrer?.AbsoluteUri,
                    [nameof(context.User)] = context.User?.Identity?.IsAuthenticated,
                    [nameof(context.UserAgent)] = context.UserAgent,
                    [nameof(context.UserHostAddress)] = context.UserHostAddress,
                    [nameof(context.UserHostName)] = context.UserHostName,
                    [nameof(context.UserLanguages)] = string.Join('|', context.UserLanguages ?? []),
                    [nameof(context.WebSocket)] = context.WebSocket.GetType(),
                },
            "/h.ashx?room=a%20b",
            ("Host", "shop.example:8080"),
            ("Origin", "http://page.example"),
            ("X-Token", "t"),
            ("Referer", "/page"),
            ("User-Agent", "agent/1"),
            ("Accept-Language", "de, en;q=0.5"),
            ("Sec-WebSocket-Protocol", "chat.v2, chat.v1"),
            ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
        );

        seen.ShouldBe(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["AnonymousID"] = null,
                ["ApplicationPath"] = "/",
                ["ClientCertificate"] = false,
                ["FilePath"] = "/h.ashx",
                ["Headers"] = "t",
                ["IsAuthenticated"] = false,
                ["IsClientConnected"] = true,
                ["IsDebuggingEnabled"] = false,
                ["IsLocal"] = true,
                ["IsSecureConnection"] = false,
                ["Origin"] = "http://page.example",
                ["Path"] = "/h.ashx",
                ["PathInfo"] = "",
                ["QueryString"] = "a b",
                ["RawUrl"] = "/h.ashx?room=a%20b",
                ["RequestUri"] = "http://shop.example:8080/h.ashx?room=a%20b",
                ["SecWebSocketKey"] = "dGhlIHNhbXBsZSBub25jZQ==",
                ["SecWebSocketProtocols"] = "chat.v2|chat.v1",
                ["SecWebSocketVersion"] = "13",
                ["Server"] = "a+b",
                ["ServerVariables"] = "t",
                ["Unvalidated"] = "a b",
                ["UrlReferrer"] = "http://shop.example:8080/page",
                ["User"] = false,
                ["UserAgent"] = "agent/1",
                ["UserHostAddress"] = "127.0.0.1",
                ["UserHostName"] = "127.0.0.1",
                ["UserLanguages"] = "de|en;q=0.5",
                ["WebSocket"] = typeof(AspNetWebSocket),
            },
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task Absent_header_fields_are_null()
    {
        Dictionary<string, object?> seen = await SeeAsync(
            context =>
                new(StringComparer.Ordinal)
                {
                    [nameof(context.Origin)] = context.Origin,
                    [nameof(context.UserAgent)] = context.UserAgent,
                    [nameof(context.UserLanguages)] = context.UserLanguages,
                    [nameof(context.UrlReferrer)] = context.UrlReferrer,
                },
            "/h.ashx"
        );

        seen.Values.ShouldAllBe(value => value == null);
    }

    [Fact]
    public async Task Cookies_are_those_of_the_request_and_of_its_response()
    {
        Dictionary<string, object?> seen = await SeeAsync(
            context =>
                new(StringComparer.Ordinal)
                {
                    ["names"] = string.Join('|', context.Cookies.AllKeys),
                    ["system.net names"] = string.Join('|', context.CookieCollection.Select(cookie => cookie.Name)),
                    ["value"] = context.CookieCollection["id"]?.Value,
                    ["http only"] = context.CookieCollection["set"]?.HttpOnly,
                    ["path"] = context.CookieCollection["set"]?.Path,
                    ["built once"] = ReferenceEquals(context.CookieCollection, context.CookieCollection),
                    ["read-only"] = Record.Exception(() => context.Cookies.Add(new HttpCookie("late")))?.GetType(),
                },
            "/h.ashx",
            ("Cookie", "id=a%20b; plain")
        );

        seen.ShouldBe(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["names"] = "id|plain|set",
                ["system.net names"] = "id|plain|set",
                ["value"] = "a%20b",
                ["http only"] = true,
                ["path"] = "/there",
                ["built once"] = true,
                ["read-only"] = typeof(NotSupportedException),
            },
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task Items_user_and_timestamp_are_those_of_the_http_context()
    {
        Dictionary<string, object?> seen = await SeeAsync(
            context =>
                new(StringComparer.Ordinal)
                {
                    ["items"] = ReferenceEquals(context.Items, HttpContext.Current!.Items),
                    ["user"] = ReferenceEquals(context.User, HttpContext.Current.User),
                    ["timestamp"] =
                        context.Timestamp == HttpContext.Current.Timestamp
                        && context.Timestamp.Kind == DateTimeKind.Local,
                },
            "/h.ashx"
        );

        seen.Values.ShouldAllBe(value => Equals(value, true));
    }

    [Fact]
    public async Task Is_client_connected_notices_a_vanished_client_with_no_receive_pending()
    {
        TaskCompletionSource started = new();
        TaskCompletionSource vanished = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(async context =>
            {
                started.SetResult();
                while (context.IsClientConnected)
                {
                    await Task.Yield();
                }

                vanished.SetResult();
            })
        );
        await using (RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx"))
        {
            await started.Task.Bounded();
        }

        await vanished.Task.Bounded();
    }

    private static async Task<Dictionary<string, object?>> SeeAsync(
        Func<AspNetWebSocketContext, Dictionary<string, object?>> see,
        string path,
        params (string Name, string? Value)[] headers
    )
    {
        TaskCompletionSource<Dictionary<string, object?>> seen = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                context.Response.Cookies.Add(new HttpCookie("set", "s") { HttpOnly = true, Path = "/there" });
                context.AcceptWebSocketRequest(webSocketContext =>
                {
                    if (Record.Exception(() => seen.SetResult(see(webSocketContext))) is { } failure)
                    {
                        seen.SetException(failure);
                    }

                    return Task.CompletedTask;
                });
            })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync(path, headers);
        return await seen.Task.Bounded();
    }

    private sealed class EmptyContext : AspNetWebSocketContext;

    private sealed class FakeContext : AspNetWebSocketContext
    {
        public override System.Collections.Specialized.NameValueCollection Headers => new() { ["X"] = "faked" };
    }
}
