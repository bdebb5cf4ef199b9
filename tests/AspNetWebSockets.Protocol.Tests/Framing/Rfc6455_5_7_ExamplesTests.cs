using System.Buffers;
using System.Text;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 section 5.7: the examples, byte by byte. Unmasked ones are what the server writes, masked ones what it reads.</summary>
public sealed class Rfc6455_5_7_ExamplesTests
{
    [Theory]
    [InlineData(Opcode.Text, true, "Hello", "81 05 48656C6C6F")]
    [InlineData(Opcode.Text, false, "Hel", "01 03 48656C")]
    [InlineData(Opcode.Continuation, true, "lo", "80 02 6C6F")]
    [InlineData(Opcode.Ping, true, "Hello", "89 05 48656C6C6F")]
    public void The_server_writes_the_unmasked_examples(Opcode opcode, bool fin, string payload, string frame)
    {
        ArrayBufferWriter<byte> output = new();
        FrameWriter.Write(output, opcode, fin, Encoding.UTF8.GetBytes(payload));
        output.WrittenSpan.ToArray().ShouldBe(Hex.Bytes(frame));
    }

    [Fact]
    public void A_single_frame_masked_text_message() =>
        Delivery
            .ReadAll(Hex.Bytes("81 85 37FA213D 7F9F4D5158"))
            .Events.ShouldBe([Incoming.Fragment(isText: true, endOfMessage: true, "Hello"u8)]);

    [Fact]
    public void A_masked_pong() =>
        Delivery
            .ReadAll(Hex.Bytes("8A 85 37FA213D 7F9F4D5158"))
            .Events.ShouldBe([Incoming.Control(MessageEvent.Pong, "Hello"u8)]);

    [Theory]
    [InlineData(256, "82 7E 0100")]
    [InlineData(65536, "82 7F 0000000000010000")]
    public void Long_binary_messages_in_an_unmasked_frame(int length, string header)
    {
        ArrayBufferWriter<byte> output = new();
        FrameWriter.Write(output, Opcode.Binary, fin: true, new byte[length]);
        output.WrittenSpan.ToArray().ShouldBe([.. Hex.Bytes(header), .. new byte[length]]);
    }
}
