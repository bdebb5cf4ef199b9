using System.Text.RegularExpressions;

namespace AspNetWebSockets.Tests;

/// <summary>SECURITY.md names tests that exist.</summary>
[Trait("Transport", "None")]
public sealed partial class SecurityPageTests
{
    [Fact]
    public void Every_test_that_shows_a_defence_exists()
    {
        ILookup<string, string> files = Directory
            .EnumerateFiles(Path.Combine(Pages.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .ToLookup(static file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);
        Match[] names = TestName().Matches(Pages.Read("SECURITY.md")).ToArray();

        names.Length.ShouldBeGreaterThan(30);
        names.Where(name => !IsThere(files, name)).Select(static name => name.Value).ShouldBeEmpty();
    }

    [Fact]
    public void Every_defence_is_shown_by_something()
    {
        string[][] rows =
        [
            .. Pages
                .Read("SECURITY.md")
                .Split('\n')
                .SkipWhile(static line => !line.StartsWith("## Threats", StringComparison.Ordinal))
                .Where(static line => line.StartsWith("| ", StringComparison.Ordinal))
                .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
                .Where(static cells => cells[1] is not "Threat"),
        ];

        rows.Length.ShouldBeGreaterThan(20);
        rows.Where(static cells => !cells[2].StartsWith("none", StringComparison.Ordinal) && cells[3].Length == 0)
            .Select(static cells => cells[1])
            .ShouldBeEmpty();
    }

    private static bool IsThere(ILookup<string, string> files, Match name) =>
        files[name.Groups["class"].Value]
            .Any(file => File.ReadAllText(file).Contains(name.Groups["method"].Value + "(", StringComparison.Ordinal));

    [GeneratedRegex(
        @"`(?<class>\w+(Tests|Attacks))(\.(?<method>\w+))?`",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex TestName();
}
