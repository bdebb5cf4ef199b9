namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 section 9.1: the grammar of <c>Sec-WebSocket-Extensions</c>.</summary>
public sealed class Rfc6455_9_1_ExtensionOffersTests
{
    /// <summary>The header, and what is read: <c>name|parameter|parameter=value</c>, offers separated by spaces.</summary>
    public static TheoryData<string?, string> Legal { get; } =
        new()
        {
            { null, "" },
            { "foo", "foo" },
            { "foo, bar", "foo bar" },
            { "foo;a", "foo|a" },
            { "foo; a; b=2, bar; c=x", "foo|a|b=2 bar|c=x" },
            { "foo; a, foo; a=1", "foo|a foo|a=1" },
            { "foo; a=1; a=1", "foo|a=1|a=1" },
            { " \tfoo\t;\ta\t=\t1\t,\tbar ", "foo|a=1 bar" },
            { ", ,foo,,bar,", "foo bar" },
            { "foo; a=\"1\"", "foo|a=1" },
            { "foo; a = \"1\" ; b", "foo|a=1|b" },
            { "foo; a=\"1\\0\"", "foo|a=10" },
            { "foo; a=\"\\1\\0\", bar", "foo|a=10 bar" },
            { "foo; a=\"x\",bar", "foo|a=x bar" },
            { "!#$%&'*+-.^_`|~; a", "!#$%&'*+-.^_`|~|a" },
        };

    public static TheoryData<string> Malformed { get; } =
    [
        "",
        " ",
        ",",
        " , \t,",
        ";",
        ";a",
        "=",
        "foo;",
        "foo; ",
        "foo;;a",
        "foo; a;",
        "foo; a=",
        "foo; a=,bar",
        "foo; a==1",
        "foo; =1",
        "foo=1",
        "foo bar",
        "foo; a b",
        "foo; a=1 2",
        "foo; a=\"",
        "foo; a=\"1",
        "foo; a=\"1\\",
        "foo; a=\"1\\\"",
        "foo; a=\"\"",
        "foo; a=\" 1\"",
        "foo; a=\"1 \"",
        "foo; a=\"1,2\"",
        "foo; a=\"1;b\"",
        "foo; a=\"\\\"\"",
        "foo; a=\"1\"2",
        "foo; a=\"1\"\"2\"",
        "foo; \"a\"",
        "\"foo\"",
        "foo; a=1, \"bar\"",
        "foo, b@r",
        "foo; é=1",
        "foo; a=1\r\n",
        "foo; a=1\u00A0",
    ];

    [Theory]
    [MemberData(nameof(Legal))]
    public void Offers_are_read_in_order(string? header, string expected)
    {
        ExtensionOfferList.TryParse(header, out IReadOnlyList<ExtensionOffer>? offers).ShouldBeTrue();
        string.Join(
                ' ',
                offers
                    .ShouldNotBeNull()
                    .Select(offer => string.Join('|', [offer.Name, .. offer.Parameters.Select(Text)]))
            )
            .ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_breaks_the_grammar_breaks_the_whole_header(string header)
    {
        ExtensionOfferList.TryParse(header, out IReadOnlyList<ExtensionOffer>? offers).ShouldBeFalse();
        offers.ShouldBeNull();
        ExtensionOfferList.TryParse("foo, " + header + ", x y", out _).ShouldBeFalse();
    }

    private static string Text(ExtensionParameter parameter) =>
        parameter.Value is null ? parameter.Name : $"{parameter.Name}={parameter.Value}";
}
