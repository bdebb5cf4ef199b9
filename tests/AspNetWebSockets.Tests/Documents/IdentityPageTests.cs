using System.Text.RegularExpressions;

namespace AspNetWebSockets.Tests;

/// <summary>The code in docs/identity.md is that of samples/Identity, which is compiled.</summary>
[Trait("Transport", "None")]
public sealed partial class IdentityPageTests
{
    [Fact]
    public void Every_line_of_code_is_in_the_sample()
    {
        string sample = string.Concat(
            Directory
                .EnumerateFiles(Path.Combine(Pages.Root, "samples/Identity"), "*.cs")
                .Select(File.ReadAllText)
                .Select(Dense)
        );
        string[] blocks =
        [
            .. CodeBlock().Matches(Pages.Read("docs/identity.md")).Select(static block => block.Groups["code"].Value),
        ];
        blocks.Length.ShouldBe(5);
        foreach (string block in blocks)
        {
            sample.ShouldContain(Dense(block), Case.Sensitive);
        }
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeBlock();

    private static string Dense(string code) => string.Concat(code.Where(static each => !char.IsWhiteSpace(each)));
}
