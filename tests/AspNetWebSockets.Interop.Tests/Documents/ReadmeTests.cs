using System.Text.RegularExpressions;
using AspNetWebSockets.Interop.Tests.Hosting;

namespace AspNetWebSockets.Interop.Tests.Documents;

/// <summary>What the documents say is what the build compiles, and what they point at exists.</summary>
[Trait("Transport", "None")]
public sealed partial class ReadmeTests
{
    private const int MatchTimeout = 5000;

    [Theory]
    [InlineData("samples/Minimal/Echo.cs")]
    [InlineData("samples/Minimal/Program.cs")]
    public void The_readme_quotes_a_sample_that_is_compiled(string sample) =>
        Read("README.md").ShouldContain($"```csharp\n{Read(sample)}```\n");

    [Fact]
    public void Every_link_into_the_repository_points_at_something()
    {
        IEnumerable<string> documents = Directory
            .EnumerateFiles(Path.Combine(BuildPlaces.RepositoryRoot, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(BuildPlaces.RepositoryRoot, "README.md"));
        int links = 0;
        foreach (string document in documents)
        {
            foreach (Match link in RelativeLink().Matches(File.ReadAllText(document)))
            {
                string target = Path.Combine(Path.GetDirectoryName(document)!, link.Groups["target"].Value);
                (File.Exists(target) || Directory.Exists(target)).ShouldBeTrue($"{document} points at {target}");
                links++;
            }
        }

        links.ShouldBeGreaterThan(17, "the README links each sentence of the founding document to its test");
    }

    [Fact]
    public void Each_row_about_the_closing_handshake_names_its_test()
    {
        const string tests = "tests/AspNetWebSockets.SystemWeb.Tests/Socket/Section_8_FoundingDocumentTests.cs";
        string[] sentences = [.. Enumerable.Range(1, 17).Select(number => $"{number} Row_{number} {tests}")];
        SentenceRow()
            .Matches(Read("README.md"))
            .Select(row => $"{row.Groups["number"]} {row.Groups["method"]} {row.Groups["target"]}")
            .ShouldBe(sentences);

        // A public method without [Fact] or [Theory] does not get past the build (xUnit1013).
        TestMethod()
            .Matches(Read(tests))
            .Select(test => test.Groups["name"].Value)
            .ShouldBe(Enumerable.Range(1, 17).Select(number => $"Row_{number}"));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(BuildPlaces.RepositoryRoot, path));

    [GeneratedRegex(
        @"^\| (?<number>[0-9]+) \|.*\| \[`(?<method>[^`]+)`\]\((?<target>[^)]+)\) \|$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        MatchTimeout
    )]
    private static partial Regex SentenceRow();

    [GeneratedRegex(
        @"^    public (async )?(Task|void) (?<name>Row_\w+)\(",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        MatchTimeout
    )]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"\]\((?!https?:|#)(?<target>[^)#]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex RelativeLink();
}
