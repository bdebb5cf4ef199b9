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
