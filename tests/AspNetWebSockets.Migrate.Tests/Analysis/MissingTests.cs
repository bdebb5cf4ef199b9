using System.Text.Json;
using AspNetWebSockets.Migrate.Tests.Hosting;

namespace AspNetWebSockets.Migrate.Tests.Analysis;

/// <summary>What the tool says is missing, and what to use instead.</summary>
public sealed class MissingTests
{
    [Theory]
    [InlineData(
        "class P : System.Web.UI.Page { void M() { Response.Write(\"\"); } }",
        "System.Web.UI.Page",
        "Web Forms"
    )]
    [InlineData("using System.Web.UI; class P : Page { string M() { return Title; } }", "Page", "Web Forms")]
    [InlineData(
        "class P { object M(System.Web.HttpContext c) { return c.NoSuchMember; } }",
        "HttpContext.NoSuchMember",
        null
    )]
    [InlineData(
        "class P { System.Data.SqlClient.SqlConnection c; }",
        "System.Data.SqlClient.SqlConnection",
        "Microsoft.Data.SqlClient"
    )]
    [InlineData(
        "using System.Data.SqlClient; class P { SqlConnection c; }",
        "System.Data.SqlClient.SqlConnection",
        "Microsoft.Data.SqlClient"
    )]
    [InlineData("using Owin; class P { void M(IAppBuilder app) { } }", "IAppBuilder", "middleware")]
    [InlineData("[Acme.Live] class P { }", "Acme.Live", null)]
    [InlineData("using Acme; [Live] class P { }", "Live", null)]
    [InlineData("using System.Runtime.Caching; class P { MemoryCache c; }", "MemoryCache", "System.Runtime.Caching")]
    public async Task Is_named_once_with_advice(string code, string name, string? advice)
    {
        using OldSiteFolder site = new OldSiteFolder()
            .With("P.cs", code)
            .With("H.cs", "class H : System.Web.HttpApplication { P p; }");

        JsonElement missing = (await MissingOfAsync(site)).ShouldHaveSingleItem();

        missing.GetProperty("name").GetString().ShouldBe(name);
        missing.GetProperty("places")[0].GetProperty("line").GetInt32().ShouldBe(1);
        if (advice is null)
        {
            missing.GetProperty("advice").ValueKind.ShouldBe(JsonValueKind.Null);
        }
        else
        {
            missing.GetProperty("advice").GetString().ShouldNotBeNull().ShouldContain(advice);
        }
    }

    [Fact]
    public async Task Is_nothing_when_only_a_using_line_is_left_over()
    {
        using OldSiteFolder site = new OldSiteFolder().With(
            "H.cs",
            "using System.Web.Optimization; using Acme.Logging; class H : System.Web.HttpApplication { }"
        );

        (await MissingOfAsync(site)).ShouldBeEmpty();

        _ = await ToolRun.StartAsync(site.Root);
        site.Read("EmptyNamespaces.cs")
            .ShouldContain("namespace Acme.Logging { }\nnamespace System.Web.Optimization { }\n");
    }

    [Fact]
    public async Task Does_not_concern_an_entry_point_that_does_not_need_the_file()
    {
        using OldSiteFolder site = new OldSiteFolder()
            .With("Other.cs", "class Other : NoSuchType { }")
            .With("H.cs", "class H : System.Web.HttpApplication { }");

        (await MissingOfAsync(site)).ShouldBeEmpty();
    }

    private static async Task<JsonElement[]> MissingOfAsync(OldSiteFolder site)
    {
        JsonElement report = await ToolRun.ReportAsync(site);
        JsonElement entry = report
            .GetProperty("sites")[0]
            .GetProperty("entryPoints")
            .EnumerateArray()
            .Single(one => string.Equals(one.GetProperty("type").GetString(), "H", StringComparison.Ordinal));
        JsonElement[] missing = [.. entry.GetProperty("missing").EnumerateArray()];
        entry.GetProperty("movesUnchanged").GetBoolean().ShouldBe(missing.Length == 0);
        return missing;
    }
}
