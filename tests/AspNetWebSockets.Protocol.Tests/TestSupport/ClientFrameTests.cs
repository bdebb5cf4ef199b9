using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>The frame builder against the bytes that RFC 6455 section 5.7 prints.</summary>
public sealed class ClientFrameTests
{
    [Fact]
    public void It_builds_the_masked_examples_of_the_RFC()
    {
        ClientFrame.Text("Hello").ShouldBe(Convert.FromHexString("818537FA213D7F9F4D5158"));
        ClientFrame.Pong("Hello"u8).ShouldBe(Convert.FromHexString("8A8537FA213D7F9F4D5158"));
    }

    [Theory]
    [InlineData(125, LengthEncoding.Shortest, "82FD")]
    [InlineData(126, LengthEncoding.Shortest, "82FE007E")]
    [InlineData(65535, LengthEncoding.Shortest, "82FEFFFF")]
    [InlineData(65536, LengthEncoding.Shortest, "82FF0000000000010000")]
    [InlineData(1, LengthEncoding.SixteenBits, "82FE0001")]
    [InlineData(1, LengthEncoding.SixtyFourBits, "82FF0000000000000001")]
    [InlineData(126, LengthEncoding.SevenBits, "82FE")]
    public void It_writes_the_length_as_asked(int length, LengthEncoding encoding, string header) =>
        Convert
            .ToHexString(ClientFrame.Build(FrameOpcodes.Binary, new byte[length], encoding: encoding))
            .ShouldStartWith(header);

    [Fact]
    public void It_builds_what_the_RFC_forbids()
    {
        ClientFrame.Build(0xF, [1], fin: false, rsv: 7, masked: false, declaredLength: 9).ShouldBe([0x7F, 9, 1]);
        ClientFrame.Close(1006, "é").ShouldBe(ClientFrame.Build(FrameOpcodes.Close, [0x03, 0xEE, 0xC3, 0xA9]));
    }
}
