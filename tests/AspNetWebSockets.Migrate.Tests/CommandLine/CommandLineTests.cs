using System.Text.Json;
using AspNetWebSockets.Migrate.Tests.Hosting;

namespace AspNetWebSockets.Migrate.Tests.CommandLine;

/// <summary>Options, exit codes, and what goes to which output.</summary>
public sealed class CommandLineTests
{
    private const string Good = "class H : System.Web.HttpApplication { }";

    [Theory]
    [InlineData(Good, 0, "All 1 entry points move unchanged. Next: dotnet run --project ")]
    [InlineData(Good + " class P : System.Web.UI.Page { }", 1, "0 of 2 entry points move unchanged, 2 need work.")]
    [InlineData("class Nothing { }", 3, "No entry point of ASP.NET 4.x was found; nothing is written.")]
    public async Task Ends_with_the_code_of_the_result(string code, int exitCode, string conclusion)
    {
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", code);

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.ExitCode.ShouldBe(exitCode);
        run.Output.ShouldContain(conclusion);
        run.Error.ShouldBeEmpty();
        Directory.Exists(site.Migrated).ShouldBe(exitCode != 3);
    }

    [Theory]
    [InlineData("Required argument missing")]
    [InlineData("'--no-such-option'", "{site}", "--no-such-option")]
    [InlineData("does not exist. Name the folder", "{site}/nowhere")]
    [InlineData("is no C# project.", "{site}/H.cs")]
    [InlineData("is no AspNetWebSockets repository", "{site}", "--project-reference", "{site}")]
    [InlineData("The old files are never touched", "{site}", "-o", "{site}")]
    [InlineData("The old files are never touched", "{site}", "-o", "{site}/new", "--force")]
    [InlineData("The old files are never touched", "{site}", "-o", "{site}/..", "--force")]
    [InlineData("is a file. Name a folder", "{site}", "-o", "{site}/../file")]
    [InlineData("is not empty. Overwrite an earlier result with --force", "{site}", "-o", "{site}/../full")]
    [InlineData("The old files are never touched", "{site}", "-o", "{site}/../link", "--force")]
    public async Task Refuses_with_2_and_a_sentence(string sentence, params string[] arguments)
    {
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", Good).With("../full/x", "x").With("../file", "x");
        _ = Directory.CreateSymbolicLink(Path.Combine(site.Parent, "link"), site.Root);
        string[] before = site.Fingerprint();

        ToolRun run = await ToolRun.StartAsync([
            .. arguments.Select(argument => argument.Replace("{site}", site.Root, StringComparison.Ordinal)),
        ]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(sentence);
        run.Error.ShouldNotContain("   at ");
        run.Output.ShouldBeEmpty();
        site.Fingerprint().ShouldBe(before);
    }

    [Fact]
    public async Task Finds_nothing_in_a_folder_without_a_site()
    {
        using OldSiteFolder site = new OldSiteFolder().With("readme.txt", "x");

        (await ToolRun.StartAsync(site.Root)).ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task A_dry_run_prints_every_file_and_writes_none()
    {
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", Good);

        ToolRun run = await ToolRun.StartAsync(site.Root, "--dry-run");

        run.Output.ShouldContain("Would be written");
        run.Output.ShouldContain("    <Project Sdk=\"Microsoft.NET.Sdk.Web\">");
        run.Output.ShouldContain("            app.MapHttpApplication<H>();");
        Directory.GetFileSystemEntries(site.Parent).ShouldBe([site.Root]);
    }

    [Fact]
    public async Task Force_replaces_its_files_and_leaves_the_others()
    {
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", Good);
        _ = await ToolRun.StartAsync(site.Root);
        string project = site.Read("Site.csproj");
        await File.WriteAllTextAsync(
            Path.Combine(site.Migrated, "Site.csproj"),
            "changed",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            Path.Combine(site.Migrated, "Mine.cs"),
            "mine",
            TestContext.Current.CancellationToken
        );

        ToolRun run = await ToolRun.StartAsync(site.Root, "--force");

        run.ExitCode.ShouldBe(0);
        site.Read("Site.csproj").ShouldBe(project);
        site.Read("Mine.cs").ShouldBe("mine");
    }

    [Fact]
    public async Task A_link_in_the_new_folder_is_not_written_through()
    {
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", Good);
        _ = Directory.CreateDirectory(site.Migrated);
        _ = File.CreateSymbolicLink(Path.Combine(site.Migrated, "Program.cs"), site.Place("H.cs"));
        string[] before = site.Fingerprint();

        ToolRun run = await ToolRun.StartAsync(site.Root, "--force");

        run.ExitCode.ShouldBe(0);
        site.Fingerprint().ShouldBe(before);
        site.Read("Program.cs").ShouldContain("MapHttpApplication<H>");
    }

    [Fact]
    public async Task Json_is_all_there_is_on_the_output()
    {
        using OldSiteFolder site = new OldSiteFolder().With("H.cs", "class P : System.Web.UI.Page { }\n" + Good);

        ToolRun run = await ToolRun.StartAsync(site.Root, "--json");

        using JsonDocument report = JsonDocument.Parse(run.Output);
        JsonElement one = report.RootElement.GetProperty("sites")[0];
        report.RootElement.GetProperty("exitCode").GetInt32().ShouldBe(1);
        one.GetProperty("output").GetString().ShouldBe(site.Migrated);
        one.GetProperty("leftOut")[0].GetProperty("file").GetString().ShouldBe(site.Place("H.cs"));
        one.GetProperty("files").GetArrayLength().ShouldBe(2);
        run.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Redirected_output_has_no_colours_and_no_line_breaks_of_its_own()
    {
        string name = new('N', 200);
        using OldSiteFolder site = new OldSiteFolder().With(
            $"{name}.cs",
            $"class {name} : System.Web.HttpApplication {{ }}"
        );

        ToolRun run = await ToolRun.StartAsync(site.Root);

        run.Output.ShouldNotContain("\u001b");
        run.Output.ShouldContain($"  moves unchanged  {name}  (application)  {name}.cs:1\n");
    }

    [Theory]
    [InlineData("--help", "Exit codes: 0 everything moves unchanged")]
    [InlineData("--version", "0.1.0")]
    public async Task Tells_about_itself(string option, string text)
    {
        ToolRun run = await ToolRun.StartAsync(option);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain(text);
    }
}
