using System.Reflection;
using System.Text.RegularExpressions;
using AspNetWebSockets.Protocol;
using AspNetWebSockets.Transport;

namespace AspNetWebSockets.Tests;

/// <summary>docs/limits.md has every option, with the values that the code has.</summary>
[Trait("Transport", "None")]
public sealed partial class LimitsPageTests
{
    private const string Unchanged = "–";

    private static readonly Dictionary<string, OptionRow> Rows = OptionRow.ReadAll();
    private static readonly Dictionary<string, object?> Defaults = ValuesOf(new AspNetWebSocketsOptions());

    public static TheoryData<string> Options => [.. Defaults.Keys];

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_option_stands_in_a_table_with_its_default(string option)
    {
        Rows.ShouldContainKey(option);
        OptionRow row = Rows[option];
        if (option is not "EventLoopTransportOptions.LoopCount")
        {
            // Which is the machine's.
            OptionText
                .Says(row.Default, GroupOf(option), Defaults[option])
                .ShouldBeTrue($"{row.Default} is {Defaults[option]}");
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void The_column_Internet_is_what_UseOpenInternetLimits_sets(string option)
    {
        AspNetWebSocketsOptions internet = new();
        internet.UseOpenInternetLimits();
        object? value = ValuesOf(internet)[option];
        if (Rows[option].Internet is null or Unchanged)
        {
            (Equals(value, Defaults[option]) || value is IEnumerable<string>).ShouldBeTrue(
                $"{value} is not on the page"
            );
        }
        else
        {
            OptionText
                .Says(Rows[option].Internet!, GroupOf(option), value)
                .ShouldBeTrue($"{Rows[option].Internet} is {value}");
        }
    }

    [Fact]
    public void Every_cell_says_something() =>
        OptionRow
            .Rows()
            .Where(static row => row.Cells.Any(string.IsNullOrEmpty))
            .Select(static row => row.Cells[0])
            .ShouldBeEmpty();

    [Fact]
    public void Every_line_of_code_is_compiled()
    {
        string compiled = string.Concat(
            ((string[])["LimitsPageCode.cs", "UserLimiter.cs"]).Select(static file =>
                Dense(Pages.Read($"tests/AspNetWebSockets.Tests/Documents/{file}"))
            )
        );
        string[] blocks =
        [
            .. CodeBlock().Matches(Pages.Read("docs/limits.md")).Select(static block => block.Groups["code"].Value),
        ];
        blocks.Length.ShouldBe(3);
        foreach (string block in blocks)
        {
            compiled.ShouldContain(Dense(block), Case.Sensitive);
        }
    }

    private static Dictionary<string, object?> ValuesOf(AspNetWebSocketsOptions options)
    {
        (string Prefix, object Options)[] groups =
        [
            ("", options),
            ("Limits.", options.Limits),
            ("Classic.", options.Classic),
            ("Mapped.", options.Mapped),
            ("Accepted.", options.Accepted),
            ("Admission.", options.Admission),
            ("Identity.", options.Identity),
            ("Drain.", options.Drain),
            ("Compression.", options.Compression ?? new PermessageDeflateOptions()),
            ("EventLoopTransportOptions.", new EventLoopTransportOptions()),
        ];
        return groups
            .SelectMany(group => PropertiesOf(group.Options).Select(property => (group, property)))
            .Where(each =>
                !groups.Any(group => ReferenceEquals(group.Options, each.property.GetValue(each.group.Options)))
            )
            .ToDictionary(
                static each => each.group.Prefix + each.property.Name,
                static each => each.property.GetValue(each.group.Options),
                StringComparer.Ordinal
            );
    }

    private static PropertyInfo[] PropertiesOf(object options) =>
        options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static string GroupOf(string option) => option.Split('.')[0];

    private static string Dense(string code) => string.Concat(code.Where(static each => !char.IsWhiteSpace(each)));

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeBlock();
}
