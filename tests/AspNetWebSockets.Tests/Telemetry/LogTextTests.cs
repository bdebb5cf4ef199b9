namespace AspNetWebSockets.Tests;

/// <summary>Text of a client in a log.</summary>
public sealed class LogTextTests
{
    [Theory]
    [InlineData("plain, äöü 日本 🎈 \"quoted\"", "plain, äöü 日本 🎈 \"quoted\"")]
    [InlineData("a\r\nb", "a\\u000d\\u000ab")]
    [InlineData("\u001b[2J", "\\u001b[2J")]
    [InlineData("\u0085\u2028\u2029", "\\u0085\\u2028\\u2029")]
    [InlineData("\u202egnp\u2066", "\\u202egnp\\u2066")]
    [InlineData("\\u000a", "\\u005cu000a")]
    [InlineData("", "")]
    public void Stays_one_line_that_a_terminal_only_shows(string text, string logged) =>
        LogText.Of(text).ShouldBe(logged);

    [Fact]
    public void Is_cut_off_where_it_is_too_long()
    {
        LogText.Of(new string('a', LogText.MaxLength)).ShouldBe(new string('a', LogText.MaxLength));
        LogText.Of(new string('a', LogText.MaxLength + 1)).ShouldBe(new string('a', LogText.MaxLength) + "…");
    }
}
