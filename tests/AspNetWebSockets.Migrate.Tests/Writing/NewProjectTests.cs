using AspNetWebSockets.Migrate.Tests.Hosting;

namespace AspNetWebSockets.Migrate.Tests.Writing;

/// <summary>What the new project file and <c>Program.cs</c> take over from the old site.</summary>
public sealed class NewProjectTests
{
    private const string Good = "class H : System.Web.HttpApplication { }";
    private const string Handler =
        "using System.Web; public class Chat : IHttpHandler { public bool IsReusable { get { return true; } } public void ProcessRequest(HttpContext c) { } }";

    [Fact]
    public async Task Refers_to_packages_or_to_the_projects_of_a_repository()
    {
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", Good);

        _ = await ToolRun.StartAsync(site.Root, "--package-version", "1.2.3");
        site.Read("Site.csproj")
            .ShouldContain("<PackageReference Include=\"AspNetWebSockets.SystemWeb\" Version=\"1.2.3\" />");

        _ = await ToolRun.StartAsync(site.Root, "--force", "--project-reference", Repository.Root);
        site.Read("Site.csproj")
            .ShouldContain("/src/AspNetWebSockets.SystemWeb/AspNetWebSockets.SystemWeb.csproj\" />");
        site.Read("Site.csproj").ShouldNotContain("PackageReference");
    }

    [Fact]
    public async Task Takes_over_what_the_old_project_says()
    {
        using OldSiteFolder site = new OldSiteFolder()
            .With("H.cs", "#if LIVE\n" + Good + "\n#endif")
            .With("Texts.resx", "<root />")
            .With("Properties/AssemblyInfo.cs", "[assembly: System.Reflection.AssemblyVersion(\"1.0.*\")]")
            .With("../Shared/Shared.cs", "class Shared { }")
            .With(
                "packages.config",
                "<packages><package id='Newtonsoft.Json' version='5.0.6' /><package id='log4net' version='2.0.3' /><package id='jQuery' version='1.9' /></packages>"
            )
            .WithProject(
                "<Compile Include=\"H.cs\" /><Compile Include=\"Properties\\AssemblyInfo.cs\" />",
                "<Compile Include=\"..\\Shared\\Shared.cs\"><Link>Shared.cs</Link></Compile>",
                "<EmbeddedResource Include=\"Texts.resx\" />",
                "<X><DefineConstants>DEBUG;TRACE;LIVE</DefineConstants><AllowUnsafeBlocks>true</AllowUnsafeBlocks></X>"
            );

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.ExitCode.ShouldBe(0, run.Output);
        string project = site.Read("Site.csproj");
        project.ShouldContain("<DefineConstants>$(DefineConstants);LIVE</DefineConstants>");
        project.ShouldContain("<AllowUnsafeBlocks>true</AllowUnsafeBlocks>");
        project.ShouldContain("<GenerateAssemblyInfo>false</GenerateAssemblyInfo>");
        project.ShouldContain("<Deterministic>false</Deterministic>");
        project.ShouldContain("<LangVersion>7.3</LangVersion>");
        project.ShouldContain("<Compile Include=\"../Shared/Shared.cs\" LinkBase=\"Site\" />");
        project.ShouldContain("<EmbeddedResource Include=\"../Site/Texts.resx\" Link=\"Texts.resx\" />");
        project.ShouldContain("<PackageReference Include=\"Newtonsoft.Json\" Version=\"13.0.4\" />");
        project.ShouldContain("<!-- Was in packages.config: log4net 2.0.3 -->");
        project.ShouldNotContain("jQuery");
    }

    [Fact]
    public async Task Compiles_the_sources_of_referenced_projects_of_the_Framework()
    {
        using OldSiteFolder site = new OldSiteFolder()
            .With("H.cs", "class H : Lib.Base { }")
            .With("../Lib/Base.cs", "namespace Lib { public class Base : System.Web.HttpApplication { } }")
            .With("../Lib/Properties/AssemblyInfo.cs", "[assembly: System.Reflection.AssemblyTitle(\"Lib\")]")
            .With(
                "../Lib/Lib.csproj",
                "<Project><ItemGroup><Compile Include='Base.cs' /><Compile Include='Properties\\AssemblyInfo.cs' /><ProjectReference Include='..\\Site\\Site.csproj' /></ItemGroup></Project>"
            )
            .WithProject("<Compile Include=\"H.cs\" />", "<ProjectReference Include=\"..\\Lib\\Lib.csproj\" />");

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.ExitCode.ShouldBe(0, run.Output);
        string project = site.Read("Site.csproj");
        project.ShouldContain("<Compile Include=\"../Lib/Base.cs\" LinkBase=\"Site\" />");
        project.ShouldNotContain("AssemblyInfo.cs");
    }

    [Fact]
    public async Task Copies_code_out_of_an_ashx_file()
    {
        using OldSiteFolder site = new OldSiteFolder().With(
            "live/Chat.ashx",
            $"<%@ WebHandler Language=\"C#\" Class=\"Chat\" %>\n\n{Handler}\n"
        );

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.ShouldContain("moves unchanged  Chat  (handler)  /live/Chat.ashx live/Chat.ashx:3");
        site.Read("live.Chat.ashx.cs").ShouldEndWith($"{Handler}\n");
    }

    [Fact]
    public async Task The_program_maps_what_the_site_has_and_nothing_else()
    {
        using OldSiteFolder site = new OldSiteFolder()
            .With("H.cs", "class Other : System.Web.HttpApplication { } " + Good)
            .With("Global.asax", "<%@ Application Codebehind=\"H.cs\" Inherits=\"H\" Language=\"C#\" %>")
            .With("Chat.cs", Handler)
            .With("Page.cs", "class P : System.Web.UI.Page { }");

        _ = await ToolRun.StartAsync(site.Root);

        string program = site.Read("Program.cs");
        program.ShouldContain("        app.MapHttpApplication<H>();\n");
        program.ShouldContain("app.MapHttpHandler<Chat>(\"/path\");");
        program.ShouldNotContain("<Other>");
        program.ShouldNotContain("Session");
        program.ShouldNotContain("Controllers");
    }

    [Theory]
    [InlineData("<sessionState mode='InProc' />", "class X { }", true)]
    [InlineData("<sessionState mode='Off' />", "class X { }", false)]
    [InlineData("", "class X { object M(System.Web.HttpContext c) { return c.Session[\"x\"]; } }", true)]
    [InlineData("", "class X { string Session; }", false)]
    public async Task The_program_adds_session_state_for_those_who_use_it(string configuration, string code, bool adds)
    {
        using OldSiteFolder site = new OldSiteFolder()
            .With("H.cs", Good)
            .With("X.cs", code)
            .With("Web.config", $"<configuration><system.web>{configuration}</system.web></configuration>");

        _ = await ToolRun.StartAsync(site.Root);

        site.Read("Program.cs").Contains("app.UseSession();", StringComparison.Ordinal).ShouldBe(adds);
    }

    [Fact]
    public async Task What_IIS_did_for_the_site_is_told()
    {
        using OldSiteFolder site = new OldSiteFolder()
            .With("H.cs", Good)
            .With(
                "Web.config",
                "<configuration><system.web><authentication mode='Forms' /></system.web><system.webServer><rewrite /></system.webServer></configuration>"
            );

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.Output.ShouldContain("<authentication> is not taken over: ");
        run.Output.ShouldContain("<rewrite> is not taken over: ");
        run.ExitCode.ShouldBe(0);
    }
}
