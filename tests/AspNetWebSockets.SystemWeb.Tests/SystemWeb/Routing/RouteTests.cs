using System.Web;
using System.Web.Routing;
using AspNetWebSockets.SystemWeb.Tests.HandlerLife;
using AspNetWebSockets.SystemWeb.Tests.SystemWeb.Hosting;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Routing;

/// <summary>URLs of routes: what they match, and the addresses they make.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class RouteTests
{
    [Theory]
    [InlineData("chat", "/chat", "")]
    [InlineData("chat", "/CHAT", "")]
    [InlineData("chat", "/chat/", "")]
    [InlineData("chat", "/chats", null)]
    [InlineData("chat", "/chat/x", null)]
    [InlineData("chat/{room}", "/chat/blue", "room=blue")]
    [InlineData("chat/{room}", "/chat", null)]
    [InlineData("chat/{room}/{user}", "/chat/blue/ann", "room=blue;user=ann")]
    [InlineData("chat/{room}.{kind}", "/chat/a.b.json", "kind=json;room=a.b")]
    [InlineData("{a}-{b}", "/1-2-3", "a=1-2;b=3")]
    [InlineData("files/{*rest}", "/files/a/b.txt", "rest=a/b.txt")]
    [InlineData("files/{*rest}", "/files", "rest=")]
    [InlineData("", "/", "")]
    [InlineData("", "/x", null)]
    public void A_url_matches_a_path(string url, string path, string? expected) =>
        Match(new Route(url, null), path).ShouldBe(expected);

    [Theory]
    [InlineData("/", "controller=Home;id=")]
    [InlineData("/Chat", "controller=Chat;id=")]
    [InlineData("/Chat/5", "controller=Chat;id=5")]
    [InlineData("/Chat/5/6", null)]
    public void Defaults_are_the_values_of_what_the_path_leaves_out(string path, string? expected)
    {
        RouteValueDictionary defaults = new() { { "controller", "Home" }, { "id", null } };

        Match(new Route("{controller}/{id}", defaults, null), path).ShouldBe(expected);
    }

    [Theory]
    [InlineData("/5", "id=5")]
    [InlineData("/55", "id=55")]
    [InlineData("/5x", null)]
    [InlineData("/x5", null)]
    public void A_constraint_is_for_the_whole_value(string path, string? expected) =>
        Match(new Route("{id}", null, new RouteValueDictionary { { "id", @"\d+" } }, null), path).ShouldBe(expected);

    [Theory]
    [InlineData("get", true)]
    [InlineData("GET", true)]
    [InlineData("POST", false)]
    public void A_method_constraint_allows_its_methods(string method, bool isAllowed)
    {
        RouteValueDictionary constraints = new() { { "method", new HttpMethodConstraint("GET", "HEAD") } };
        Route route = new("x", null, constraints, null);

        (route.GetRouteData(new Context("/x", method)) is not null).ShouldBe(isAllowed);
    }

    [Fact]
    public void A_constraint_of_another_type_is_refused()
    {
        Route route = new("{id}", null, new RouteValueDictionary { { "id", 5 } }, null);

        Should.Throw<InvalidOperationException>(() => Match(route, "/5")).Message.ShouldContain("IRouteConstraint");
    }

    [Theory]
    [InlineData("/x")]
    [InlineData("~/x")]
    [InlineData("x?y")]
    [InlineData("{x")]
    [InlineData("{x}{y}")]
    [InlineData("{*x}/y")]
    [InlineData("{x}/{X}")]
    [InlineData("a//b")]
    [InlineData("{x:int}")]
    [InlineData("{x=5}")]
    public void A_malformed_url_is_refused(string url) =>
        Should.Throw<ArgumentException>(() => new Route(url, null)).Message.ShouldContain(url);

    [Fact]
    public void What_the_route_carries_along_is_in_its_data()
    {
        StopRoutingHandler handler = new();
        Route route = new("x", null, null, new RouteValueDictionary { { "token", 7 } }, handler);

        RouteData data = route.GetRouteData(new Context("/x")).ShouldNotBeNull();

        data.DataTokens["TOKEN"].ShouldBe(7);
        data.Route.ShouldBeSameAs(route);
        data.RouteHandler.ShouldBeSameAs(handler);
    }

    [Theory]
    [InlineData("chat/{room}", "room=blue", "chat/blue")]
    [InlineData("chat/{room}", "room=a b", "chat/a%20b")]
    [InlineData("chat/{room}", "room=blue;x=1", "chat/blue?x=1")]
    [InlineData("chat/{room}", "", null)]
    [InlineData("{controller}/{id}", "controller=Home", "")]
    [InlineData("{controller}/{id}", "controller=Chat;id=5", "Chat/5")]
    public async Task A_route_makes_addresses(string url, string values, string? expected)
    {
        await using MigratedHost host = await MigratedHost.StartAsync();
        RouteValueDictionary defaults = url[0] == '{' ? new() { { "controller", "Home" }, { "id", null } } : [];
        Route route = new(url, defaults, null);

        route.GetVirtualPath(Request("/"), Values(values))?.VirtualPath.ShouldBe(expected);

        (route.GetVirtualPath(Request("/"), Values(values)) is null).ShouldBe(expected is null);
    }

    [Fact]
    public async Task The_collection_adds_where_the_application_is()
    {
        await using MigratedHost host = await MigratedHost.StartAsync();
        RouteCollection routes = new() { LowercaseUrls = true, AppendTrailingSlash = true };
        routes.Ignore("{x}");
        routes.Add("room", new Route("Chat/{room}", null));

        VirtualPathData? byName = routes.GetVirtualPath(Request("/shop"), "ROOM", Values("room=Blue;q=A"));
        VirtualPathData? first = routes.GetVirtualPath(Request("/"), Values("room=Blue"));

        byName!.VirtualPath.ShouldBe("/shop/chat/blue/?q=A");
        first!.VirtualPath.ShouldBe("/chat/blue/");
        routes.GetVirtualPath(Request("/"), Values("else=1")).ShouldBeNull();
        Should.Throw<ArgumentException>(() => routes.GetVirtualPath(Request("/"), "none", []));
        Should.Throw<InvalidOperationException>(() => routes.GetVirtualPath(null, []));
    }

    private static RequestContext Request(string applicationPath) =>
        new(new Context("/", applicationPath: applicationPath), new RouteData());

    private static string? Match(Route route, string path)
    {
        RouteData? data = route.GetRouteData(new Context(path));
        return data is null
            ? null
            : string.Join(';', data.Values.Select(value => $"{value.Key}={value.Value}").Order(StringComparer.Ordinal));
    }

    private static RouteValueDictionary Values(string text)
    {
        RouteValueDictionary values = [];
        foreach (string each in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = each.Split('=');
            values[pair[0]] = pair[1];
        }

        return values;
    }

    private sealed class Context(string path, string method = "GET", string applicationPath = "/") : HttpContextBase
    {
        public override HttpRequestBase Request { get; } = new RequestOfPath(path, method, applicationPath);
    }

    private sealed class RequestOfPath(string path, string method, string applicationPath) : HttpRequestBase
    {
        public override string ApplicationPath => applicationPath;

        public override string AppRelativeCurrentExecutionFilePath => "~" + path;

        public override string HttpMethod => method;

        public override string PathInfo => "";
    }
}
