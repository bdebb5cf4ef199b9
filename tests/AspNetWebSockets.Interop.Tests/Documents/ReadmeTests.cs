using System.Text.RegularExpressions;

namespace AspNetWebSockets.Interop.Tests.Documents;

/// <summary>What the documents say is what the build compiles, and what they point at exists.</summary>
public sealed partial class ReadmeTests
{
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

    private static string Read(string path) => File.ReadAllText(Path.Combine(BuildPlaces.RepositoryRoot, path));

    [GeneratedRegex(@"\]\((?!https?:|#)(?<target>[^)#]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex RelativeLink();
}
