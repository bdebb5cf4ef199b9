using System.Web.WebSockets;

namespace AspNetWebSockets.SystemWeb.Tests.Accept;

/// <summary>Table 1.3: <c>AspNetWebSocketOptions</c>.</summary>
public sealed class Section_1_3_OptionsTests
{
    [Fact]
    public void Defaults()
    {
        AspNetWebSocketOptions options = new();

        options.RequireSameOrigin.ShouldBeFalse();
        options.SubProtocol.ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("chat")]
    [InlineData("v10.stomp")]
    [InlineData("!#$%&'*+-.^_`|~09azAZ")]
    public void A_token_or_null_is_kept(string? value) =>
        new AspNetWebSocketOptions { SubProtocol = value }.SubProtocol.ShouldBe(value);

    [Fact]
    public void Null_takes_a_value_back()
    {
        AspNetWebSocketOptions options = new() { SubProtocol = "chat" };

        options.SubProtocol = null;

        options.SubProtocol.ShouldBeNull();
    }

    public static TheoryData<string> NoTokens =>
        new(["", .. "()<>@,;:\\\"/[]?={} \t\u001f\u007f\u00e9".Select(character => $"a{character}b")]);

    [Theory]
    [MemberData(nameof(NoTokens))]
    public void Anything_else_is_out_of_range(string value)
    {
        AspNetWebSocketOptions options = new() { SubProtocol = "kept" };

        Should.Throw<ArgumentOutOfRangeException>(() => options.SubProtocol = value).ParamName.ShouldBe("value");
        options.SubProtocol.ShouldBe("kept");
    }
}
