using System.Text;
using System.Text.Json;
using AspNetWebSockets.Migrate.Tests.Hosting;

namespace AspNetWebSockets.Migrate.Tests.Input;

/// <summary>What cannot be read or understood costs a message; the rest of the site is done.</summary>
public sealed class BadInputTests
{
    private const string Good = "class H : System.Web.HttpApplication { }";

    public static TheoryData<string, byte[], string> Files =>
        new()
        {
            { "x.ashx", "<html>"u8.ToArray(), "has no <%@ WebHandler %> directive" },
            { "x.ashx", "<%@ WebHandler Language='C#' %>"u8.ToArray(), "names no Class" },
            {
                "x.ashx",
                "<%@ WebHandler Language=\"VB\" Class=\"X\" %>\nPublic Class X\nEnd Class"u8.ToArray(),
                "only C# is compiled"
            },
            { "x.cs", [.. "class X { }"u8, 0, 0, 0, 0, 1, 2], "is not text but binary" },
            { "x.cs", new byte[5 * 1024 * 1024], "left out" },
            { "Web.config", "<configuration><oops></configuration>"u8.ToArray(), "is not well-formed XML" },
            {
                "Web.config",
                "<!DOCTYPE c [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><configuration>&x;</configuration>"u8.ToArray(),
                "is not well-formed XML"
            },
            { "packages.config", "packages"u8.ToArray(), "is not well-formed XML" },
            {
                "Global.asax",
                "<%@ Application %><script runat='server'>void Application_Start() { }</script>"u8.ToArray(),
                "has code of its own"
            },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Of_one_file_is_told_and_the_rest_is_done(string name, byte[] bytes, string message)
    {
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", Good).With(name, bytes);

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.Output.ShouldContain($"! {site.Place(name)} ");
        run.Output.ShouldContain(message);
        run.Output.ShouldContain("moves unchanged  H");
        run.ExitCode.ShouldBe(1);
        site.Read("Program.cs").ShouldContain("app.MapHttpApplication<H>();");
    }

    [Theory]
    [InlineData("class X {")]
    [InlineData("class X { void M() { int i = \"\"; } }")]
    [InlineData("]]>>> not C# at all <<<[[")]
    [InlineData("namespace { class : { { {")]
    public async Task Broken_code_is_left_out_with_what_needs_it(string code)
    {
        using OldSiteFolder site = new OldSiteFolder()
            .With("H.cs", Good)
            .With("X.cs", code)
            .With("Y.cs", "class Y { X x; }");

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("  X.cs: ");
        run.Output.ShouldContain("moves unchanged  H");
        string project = site.Read("Site.csproj");
        project.ShouldContain("<Compile Remove=\"$(Site)X.cs\" />");
        project.ShouldContain("<Compile Remove=\"$(Site)Y.cs\" />");
        project.ShouldNotContain("$(Site)H.cs");
    }

    [Theory]
    [InlineData("(", ")", 5_000)]
    [InlineData("(", ")", 300)]
    [InlineData("1+", "", 5_000)]
    public async Task Code_that_nests_deep_does_not_end_the_tool(string open, string close, int times)
    {
        string deep =
            $"class X {{ int i = {string.Concat(Enumerable.Repeat(open, times))}1{string.Concat(Enumerable.Repeat(close, times))}; }}";
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", Good).With("X.cs", deep);

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain("moves unchanged  H");
        run.ExitCode.ShouldBe(times > 2000 ? 1 : 0);
        site.Read("Site.csproj")
            .Contains("<Compile Remove=\"$(Site)X.cs\" />", StringComparison.Ordinal)
            .ShouldBe(times > 2000);
    }

    [Fact]
    public async Task A_link_to_nowhere_is_a_file_that_cannot_be_read()
    {
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", Good);
        _ = File.CreateSymbolicLink(site.Place("X.cs"), "/nowhere/X.cs");

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain($"! {site.Place("X.cs")} could not be read");
        site.Read("Site.csproj").ShouldContain("<Compile Remove=\"$(Site)X.cs\" />");
    }

    [Fact]
    public async Task Links_to_folders_are_not_followed_so_cycles_end()
    {
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", Good).With("a/b/C.cs", "class C { }");
        _ = Directory.CreateSymbolicLink(site.Place("a/b/again"), site.Root);

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain($"- {site.Place("a/b/again")} is a link to {site.Root}");
        site.Read("Site.csproj").ShouldContain(";$(Site)a/b/again/**</NotSite>");
    }

    [Fact]
    public async Task Folders_too_deep_are_left_unread()
    {
        string deep = string.Concat(Enumerable.Repeat("d/", 70));
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", Good).With($"{deep}X.cs", "class X { }");

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("lies more than 64 folders deep and is left unread.");
        run.Output.ShouldContain("moves unchanged  H");
    }

    [Fact]
    public async Task A_pipe_is_not_waited_on()
    {
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", Good);
        using System.Diagnostics.Process mkfifo = System.Diagnostics.Process.Start("mkfifo", site.Place("Pipe.cs"));
        await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);

        ToolRun run = await ToolRun
            .StartAsync(site.Root)
            .WaitAsync(Bound.Program, TestContext.Current.CancellationToken);

        run.Output.ShouldContain("moves unchanged  H");
    }

    [Fact]
    public async Task Old_code_pages_are_read_as_the_old_compiler_read_them()
    {
        byte[] code = [.. "class H : System.Web.HttpApplication { string gr\xfcn; }".Select(letter => (byte)letter)];
        using OldSiteFolder site = new OldSiteFolder()
            .With("H.cs", code)
            .With("Wide.cs", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("class Wide { }")]);

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("2 C# files");
    }

    [Fact]
    public async Task Of_a_project_missing_files_are_told_and_foreign_ones_left_out()
    {
        using OldSiteFolder site = new OldSiteFolder()
            .With("H.cs", Good)
            .With("Unlisted.cs", "class Unlisted { }")
            .WithProject("<Compile Include=\"h.CS\" />", "<Compile Include=\"Models\\Gone.cs\" />");

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("lists Models/Gone.cs, which does not exist; left out.");
        run.Output.ShouldContain("moves unchanged  H");
        site.Read("Site.csproj").ShouldContain("<Compile Remove=\"$(Site)Unlisted.cs\" />");
    }

    [Fact]
    public async Task Without_a_readable_project_the_folder_is_the_site()
    {
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", Good).With("Site.csproj", "<Project>");

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("is not well-formed XML and is not used");
        run.Output.ShouldContain("moves unchanged  H");
    }

    [Fact]
    public async Task A_library_that_is_none_is_not_referenced_by_the_analysis()
    {
        using OldSiteFolder site = new OldSiteFolder()
            .With("H.cs", Good)
            .With("lib/Acme.dll", "MZ and nothing more")
            .WithProject(
                "<Compile Include=\"H.cs\" />",
                "<Reference Include=\"Acme\"><HintPath>lib\\Acme.dll</HintPath></Reference>"
            );

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("Acme.dll");
        run.Output.ShouldContain("moves unchanged  H");
    }

    [Fact]
    public async Task Of_several_projects_the_sites_are_done_each_in_a_folder_of_its_own()
    {
        using OldSiteFolder solution = new();
        foreach (string name in (string[])["One", "Two"])
        {
            _ = solution
                .With($"{name}/H.cs", Good)
                .With(
                    $"{name}/{name}.csproj",
                    "<Project><ItemGroup><Reference Include='System.Web, Version=4.0.0.0' /><Compile Include='H.cs' /></ItemGroup></Project>"
                )
                .With($"{name}/web.config", "<configuration />");
        }

        _ = solution
            .With("Lib/Lib.csproj", "<Project><ItemGroup><Reference Include='System' /></ItemGroup></Project>")
            .With("Old/Old.vbproj", "<Project />");

        ToolRun run = await ToolRun.StartAsync(solution.Root);

        run.ExitCode.ShouldBe(0);
        File.Exists(solution.Place("One.Migrated/One.csproj")).ShouldBeTrue();
        File.Exists(solution.Place("Two.Migrated/Two.csproj")).ShouldBeTrue();
        Directory.Exists(solution.Place("Lib.Migrated")).ShouldBeFalse();
        run.Output.ShouldContain($"- {solution.Place("Old/Old.vbproj")} is not a C# project");
    }

    [Fact]
    public async Task A_large_tree_is_read_to_its_end()
    {
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", Good);
        for (int index = 0; index < 3000; index++)
        {
            _ = site.With(
                $"{index % 50}/C{index}.cs",
                $"namespace N{index % 50} {{ class C{index} {{ public int P {{ get; set; }} }} }}"
            );
        }

        JsonElement report = await ToolRun.ReportAsync(site);

        report.GetProperty("exitCode").GetInt32().ShouldBe(0);
    }
}
