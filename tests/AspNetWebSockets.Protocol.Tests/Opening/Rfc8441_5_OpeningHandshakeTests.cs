namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 8441 section 5: what the server demands of an extended CONNECT request.</summary>
public sealed class Rfc8441_5_OpeningHandshakeTests
{
    private static readonly ExtendedConnectRequest Valid = new(
        Protocol: "websocket",
        Authority: "server.example.com",
        WebSocketVersion: "13"
    );

    [Fact]
    public void The_request_of_the_RFC_is_accepted() => ExtendedConnectHandshake.Check(Valid).ShouldBeNull();

    [Theory]
    [InlineData("websocket", true)]
    [InlineData("WebSocket", true)] // RFC 9110 section 7.8: compared without regard to case
    [InlineData(null, false)] // a CONNECT of old
    [InlineData("", false)]
    [InlineData("webtransport", false)]
    [InlineData("websocket, h2c", false)] // one value, no list
    [InlineData(" websocket", false)]
    public void The_protocol_is_websocket(string? protocol, bool accepted)
    {
        ExtendedConnectHandshake.IsAttempted(protocol).ShouldBe(accepted);
        ExtendedConnectRequest request = Valid with { Protocol = protocol };
        if (accepted)
        {
            ExtendedConnectHandshake.Check(request).ShouldBeNull();
        }
        else
        {
            ShouldBeRefused(request, ":protocol").SupportedVersion.ShouldBeNull();
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_missing_authority_is_refused(string? authority) =>
        ShouldBeRefused(Valid with { Authority = authority }, ":authority").SupportedVersion.ShouldBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("8")]
    [InlineData("14")]
    [InlineData("013")]
    [InlineData("13, 8")]
    [InlineData("thirteen")]
    public void Another_version_is_answered_with_the_one_that_is_spoken(string? version) =>
        ShouldBeRefused(Valid with { WebSocketVersion = version }, "Sec-WebSocket-Version: 13")
            .SupportedVersion.ShouldBe("13");

    private static OpeningHandshakeFailure ShouldBeRefused(ExtendedConnectRequest request, string word)
    {
        OpeningHandshakeFailure failure = ExtendedConnectHandshake.Check(request).ShouldNotBeNull();
        failure.StatusCode.ShouldBe(400);
        failure.Reason.ShouldContain(word);
        return failure;
    }
}
