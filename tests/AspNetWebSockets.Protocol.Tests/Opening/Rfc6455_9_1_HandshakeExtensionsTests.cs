namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 section 9.1: a list of extensions that breaks the grammar fails the opening handshake.</summary>
public sealed class Rfc6455_9_1_HandshakeExtensionsTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("permessage-deflate; client_max_window_bits", true)]
    [InlineData("permessage-deflate; =", false)]
    [InlineData("", false)]
    public void Only_a_list_by_the_grammar_is_let_through(string? extensions, bool isGood)
    {
        OpeningHandshakeRequest request = new(
            "GET",
            System.Net.HttpVersion.Version11,
            "example.com",
            "websocket",
            "Upgrade",
            "13",
            "dGhlIHNhbXBsZSBub25jZQ==",
            extensions
        );

        ExtendedConnectRequest connect = new("websocket", "example.com", "13", extensions);

        foreach (
            OpeningHandshakeFailure? failure in new[]
            {
                OpeningHandshake.Check(request),
                ExtendedConnectHandshake.Check(connect),
            }
        )
        {
            (failure is null).ShouldBe(isGood);
            if (!isGood)
            {
                failure!.StatusCode.ShouldBe(400);
                failure.Reason.ShouldContain("Sec-WebSocket-Extensions");
            }
        }
    }
}
