namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Behavioural specification 1.3 and RFC 6455 section 4.1: what a sub-protocol's name may consist of.</summary>
public sealed class Section_1_3_TokenTests
{
    private const string Separators = "()<>@,;:\\\"/[]?={} \t";

    [Fact]
    public void Every_character_alone_is_a_token_or_not()
    {
        for (int value = char.MinValue; value <= char.MaxValue; value++)
        {
            char character = (char)value;
            bool expected =
                character is >= '\u0021' and <= '\u007E' && !Separators.Contains(character, StringComparison.Ordinal);
            HttpToken.IsToken([character]).ShouldBe(expected, $"U+{value:X4}");
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("chat", true)]
    [InlineData("chat.v2", true)]
    [InlineData(" chat", false)]
    [InlineData("chat v2", false)]
    [InlineData("soap/1.1", false)]
    [InlineData("café", false)]
    public void A_name_is_a_token_when_every_character_is(string name, bool expected) =>
        HttpToken.IsToken(name).ShouldBe(expected);

    [Theory]
    [InlineData("a, b ,\tC", "c", true)]
    [InlineData("a, b", "c", false)]
    [InlineData("abc", "b", false)]
    [InlineData("", "a", false)]
    public void A_list_contains_whole_elements_in_any_case(string list, string token, bool expected) =>
        HttpToken.ListContains(list, token).ShouldBe(expected);
}
