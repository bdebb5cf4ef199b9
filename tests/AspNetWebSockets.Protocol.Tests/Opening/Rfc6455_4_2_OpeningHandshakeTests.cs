using System.Net;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 sections 4.2 and 4.4: what the server demands of the request, and the value it proves itself with.</summary>
public sealed class Rfc6455_4_2_OpeningHandshakeTests
{
    private static readonly OpeningHandshakeRequest Valid = new(
        Method: "GET",
        Version: HttpVersion.Version11,
        Host: "server.example.com",
        Upgrade: "websocket",
        Connection: "Upgrade",
        WebSocketVersion: "13",
        WebSocketKey: "dGhlIHNhbXBsZSBub25jZQ=="
    );

    [Fact]
    public void The_accept_value_of_the_RFC() =>
        OpeningHandshake.Accept("dGhlIHNhbXBsZSBub25jZQ==").ShouldBe("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");

    [Fact]
    public void A_missing_key_gives_no_accept_value() =>
        Should.Throw<ArgumentNullException>(() => OpeningHandshake.Accept(null!)).ParamName.ShouldBe("key");

    [Fact]
    public void The_request_of_the_RFC_is_accepted() => OpeningHandshake.Check(Valid).ShouldBeNull();

    [Theory]
    [InlineData("POST")]
    [InlineData("get")] // methods are case-sensitive: RFC 9110 section 9.1
    [InlineData("")]
    public void Another_method_is_refused(string method) => ShouldBeRefused(Valid with { Method = method }, 400, "GET");

    [Theory]
    [InlineData("1.0", false)]
    [InlineData("0.9", false)]
    [InlineData("1.1", true)]
    [InlineData("2.0", true)]
    public void The_HTTP_version_is_at_least_1_1(string version, bool accepted)
    {
        OpeningHandshakeRequest request = Valid with { Version = Version.Parse(version) };
        if (accepted)
        {
            OpeningHandshake.Check(request).ShouldBeNull();
        }
        else
        {
            ShouldBeRefused(request, 400, "HTTP/1.1");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_missing_host_is_refused(string? host) => ShouldBeRefused(Valid with { Host = host }, 400, "Host");

    [Theory]
    [InlineData("websocket", true)]
    [InlineData("WebSocket", true)]
    [InlineData("h2c, websocket", true)]
    [InlineData("h2c,\twebsocket ,x", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("h2c", false)]
    [InlineData("websocket2", false)]
    [InlineData("web socket", false)]
    [InlineData("websocket/13", false)]
    public void The_upgrade_header_names_websocket(string? upgrade, bool accepted)
    {
        OpeningHandshake.IsAttempted(upgrade).ShouldBe(accepted);
        OpeningHandshakeRequest request = Valid with { Upgrade = upgrade };
        if (accepted)
        {
            OpeningHandshake.Check(request).ShouldBeNull();
        }
        else
        {
            ShouldBeRefused(request, 400, "Upgrade: websocket");
        }
    }

    [Theory]
    [InlineData("Upgrade", true)]
    [InlineData("upgrade", true)]
    [InlineData("keep-alive, Upgrade", true)]
    [InlineData("Upgrade,keep-alive", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("keep-alive", false)]
    [InlineData("Upgraded", false)]
    public void The_connection_header_names_upgrade(string? connection, bool accepted)
    {
        OpeningHandshakeRequest request = Valid with { Connection = connection };
        if (accepted)
        {
            OpeningHandshake.Check(request).ShouldBeNull();
        }
        else
        {
            ShouldBeRefused(request, 400, "Connection: Upgrade");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("8")]
    [InlineData("12")]
    [InlineData("14")]
    [InlineData("013")]
    [InlineData("13, 8")]
    [InlineData("thirteen")]
    public void Another_version_is_answered_with_426(string? version)
    {
        ShouldBeRefused(Valid with { WebSocketVersion = version }, 426, "Sec-WebSocket-Version: 13")
            .SupportedVersion.ShouldBe("13");
        OpeningHandshake.SupportedVersion.ShouldBe("13");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("dGhlIHNhbXBsZSBub25jZQ=")] // padding cut off
    [InlineData("dGhlIHNhbXBsZSBub25j")] // 15 bytes
    [InlineData("dGhlIHNhbXBsZSBub25jZWU=")] // 17 bytes in as many characters as 16
    [InlineData("dGhlIHNhbXBsZSBub25jZWVl")] // 18 bytes in as many characters as 16
    [InlineData("dGhlIHNhbXBsZSBub25jZ*==")] // no base64
    [InlineData("dGhlIHNhbXBsZSBub25jZ===")]
    [InlineData("dGhlIHNhbXBs SBub25jZQ==")] // white space is not skipped
    [InlineData("dGhlIHNhbXBsZSBub25jZQ==, dGhlIHNhbXBsZSBub25jZQ==")] // sent twice
    public void A_key_that_is_not_16_bytes_in_base64_is_refused(string? key) =>
        ShouldBeRefused(Valid with { WebSocketKey = key }, 400, "Sec-WebSocket-Key").SupportedVersion.ShouldBeNull();

    [Fact]
    public void A_plain_request_is_told_first_that_it_asks_for_no_WebSocket() =>
        ShouldBeRefused(
            new OpeningHandshakeRequest("POST", HttpVersion.Version10, null, null, null, null, null),
            400,
            "Upgrade: websocket"
        );

    private static OpeningHandshakeFailure ShouldBeRefused(OpeningHandshakeRequest request, int statusCode, string word)
    {
        OpeningHandshakeFailure failure = OpeningHandshake.Check(request).ShouldNotBeNull();
        failure.StatusCode.ShouldBe(statusCode);
        failure.Reason.ShouldContain(word);
        return failure;
    }
}
