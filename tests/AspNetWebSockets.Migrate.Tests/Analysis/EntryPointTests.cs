using System.Text.Json;
using AspNetWebSockets.Migrate.Tests.Hosting;

namespace AspNetWebSockets.Migrate.Tests.Analysis;

/// <summary>Which classes are ways into a site, and which of them have to do with WebSockets.</summary>
public sealed class EntryPointTests
{
    private const string Accept = "c.AcceptWebSocketRequest(async x => await System.Threading.Tasks.Task.Yield());";
    private const string Handler =
        $"public class H : IHttpHandler {{ public bool IsReusable {{ get {{ return true; }} }} public void ProcessRequest(HttpContext c) {{ {Accept} }} }}";

    public static TheoryData<string, string, bool> Classes =>
        new()
        {
            { Handler, "Handler", true },
            { Handler.Replace(Accept, "", StringComparison.Ordinal), "Handler", false },
            {
                $"public class H : HttpTaskAsyncHandler {{ public override System.Threading.Tasks.Task ProcessRequestAsync(HttpContext c) {{ {Accept} return null; }} }}",
                "Handler",
                true
            },
            { "public class H : System.Web.UI.Page { }", "Page", false },
            { $"public class H : System.Web.UI.Page {{ void M(HttpContext c) {{ {Accept} }} }}", "Page", true },
            { "public class H : UserControl { }", "Page", false },
            { "public class H : System.Web.Services.WebService { }", "WebService", false },
            { "public class H : HttpApplication { }", "Application", false },
            { $"public class H {{ public static void M(HttpContext c) {{ {Accept} }} }}", "Caller", true },
            { "abstract class B : HttpApplication { } public class H : B { }", "Application", false },
        };

    [Theory]
    [MemberData(nameof(Classes))]
    public async Task Is_found_by_its_base(string code, string kind, bool usesWebSockets)
    {
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", $"using System.Web; {code}");

        JsonElement entry = Entry(await ToolRun.ReportAsync(site), "H");

        entry.GetProperty("kind").GetString().ShouldBe(kind);
        entry.GetProperty("usesWebSockets").GetBoolean().ShouldBe(usesWebSockets);
    }

    [Fact]
    public async Task Uses_WebSockets_through_a_class_that_it_names()
    {
        string outer = Handler.Replace(Accept, "Rooms.Enter(c);", StringComparison.Ordinal);
        using OldSiteFolder site = new OldSiteFolder()
            .With("H.cs", $"using System.Web; {outer}")
            .With(
                "Rooms.cs",
                $"using System.Web; static class Rooms {{ internal static void Enter(HttpContext c) {{ {Accept} }} }}"
            );

        Entry(await ToolRun.ReportAsync(site), "H").GetProperty("usesWebSockets").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Has_the_address_of_its_file_and_of_the_configuration()
    {
        using OldSiteFolder site = new OldSiteFolder()
            .With("H.cs", $"using System.Web; namespace S {{ {Handler} }}")
            .With("live/chat.ashx", "<%@ WebHandler Language=\"C#\" CodeBehind=\"H.cs\" Class=\"S.H\" %>")
            .With(
                "Web.config",
                "<configuration><system.webServer><handlers><add name='x' path='chat.axd' verb='*' type='S.H, Site' /></handlers></system.webServer></configuration>"
            );

        JsonElement entry = Entry(await ToolRun.ReportAsync(site), "S.H");

        entry
            .GetProperty("addresses")
            .EnumerateArray()
            .Select(one => one.GetString())
            .ShouldBe(["/live/chat.ashx", "/chat.axd"]);
        entry.GetProperty("line").GetInt32().ShouldBe(1);
    }

    private static JsonElement Entry(JsonElement report, string type) =>
        report
            .GetProperty("sites")[0]
            .GetProperty("entryPoints")
            .EnumerateArray()
            .Single(entry => string.Equals(entry.GetProperty("type").GetString(), type, StringComparison.Ordinal));
}
