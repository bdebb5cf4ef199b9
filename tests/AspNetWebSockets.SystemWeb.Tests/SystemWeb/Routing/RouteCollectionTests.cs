using System.Web.Routing;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Routing;

/// <summary>The order, the names and the locks of routes, and their values.</summary>
public sealed class RouteCollectionTests
{
    private readonly RouteCollection _routes = [];
    private readonly Route _route = new("x", null);

    [Fact]
    public void A_route_is_found_by_its_name_until_it_is_removed()
    {
        _routes.Add("Name", _route);

        _routes["name"].ShouldBeSameAs(_route);
        _routes.Remove(_route).ShouldBeTrue();
        _routes["name"].ShouldBeNull();
        _routes[""].ShouldBeNull();
    }

    [Fact]
    public void Replacing_and_clearing_forget_the_name()
    {
        _routes.Add("a", _route);
        _routes[0] = new Route("y", null);
        _routes["a"].ShouldBeNull();

        _routes.Add("a", _route);
        _routes.Clear();
        _routes["a"].ShouldBeNull();
    }

    [Fact]
    public void Names_and_routes_are_unique()
    {
        _routes.Add("a", _route);

        Should.Throw<ArgumentException>(() => _routes.Add("A", new Route("y", null))).Message.ShouldContain("'A'");
        Should.Throw<ArgumentException>(() => _routes.Add(_route));
        Should.Throw<ArgumentNullException>(() => _routes.Add("b", null!));
        Should.Throw<ArgumentNullException>(() => _routes.Add((RouteBase)null!));
        Should.Throw<ArgumentNullException>(() => _routes.Ignore(null!));
        _routes.Count.ShouldBe(1);
    }

    [Fact]
    public void A_write_lock_is_held_until_it_is_disposed_of()
    {
        IDisposable writing = _routes.GetWriteLock();
        Should.Throw<LockRecursionException>(() => _routes.GetReadLock());
        writing.Dispose();
        writing.Dispose();

        using IDisposable reading = _routes.GetReadLock();
    }

    [Fact]
    public void Values_are_found_without_regard_to_case()
    {
        RouteValueDictionary values = new(new { Id = 5, Name = "x" });

        values["ID"].ShouldBe(5);
        values["missing"].ShouldBeNull();
        values.Count.ShouldBe(2);
        values.ContainsKey("name").ShouldBeTrue();
        values.ContainsValue("x").ShouldBeTrue();
        values.Remove("id").ShouldBeTrue();
        new RouteValueDictionary(values).Keys.ShouldBe(["Name"]);
    }

    [Fact]
    public void A_required_text_must_be_there()
    {
        RouteData data = new();
        data.Values["a"] = "b";
        data.Values["number"] = 5;

        data.GetRequiredString("a").ShouldBe("b");
        foreach (string name in new[] { "number", "missing" })
        {
            Should.Throw<InvalidOperationException>(() => data.GetRequiredString(name)).Message.ShouldContain(name);
        }
    }

    [Fact]
    public void A_path_is_never_null() =>
        new VirtualPathData(_route, null) { VirtualPath = null! }.VirtualPath.ShouldBe("");

    [Fact]
    public void A_request_context_needs_both() =>
        Should.Throw<ArgumentNullException>(() => new RequestContext(null!, new RouteData()));
}
