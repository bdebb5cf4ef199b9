using System.Buffers;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 section 5.2: the bits of the header, read and written.</summary>
public sealed class Rfc6455_5_2_BaseFramingTests
{
    public static TheoryData<int, int> ReservedBits { get; } =
    [.. from rsv in Enumerable.Range(1, 7) from opcode in Enumerable.Range(0, 16) select (rsv, opcode)];

    [Theory]
    [MemberData(nameof(ReservedBits))]
    public void A_reserved_bit_fails_at_the_first_byte(int rsv, int opcode) =>
        Delivery
            .FirstFailure(ClientFrame.Build(opcode, [], rsv: rsv))
            .ShouldBe(new Failure(0, Violations.ReservedBits));

    [Theory]
    [InlineData(0x3)]
    [InlineData(0x4)]
    [InlineData(0x5)]
    [InlineData(0x6)]
    [InlineData(0x7)]
    [InlineData(0xB)]
    [InlineData(0xC)]
    [InlineData(0xD)]
    [InlineData(0xE)]
    [InlineData(0xF)]
    public void A_reserved_opcode_fails_at_the_first_byte(int opcode)
    {
        Failure expected = new(0, Violations.ReservedOpcode);
        Delivery.FirstFailure(ClientFrame.Build(opcode, [])).ShouldBe(expected);
        Delivery.FirstFailure(ClientFrame.Build(opcode, [], fin: false)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, LengthEncoding.SixteenBits, 3)]
    [InlineData(1, LengthEncoding.SixteenBits, 3)]
    [InlineData(125, LengthEncoding.SixteenBits, 3)]
    [InlineData(0, LengthEncoding.SixtyFourBits, 7)]
    [InlineData(125, LengthEncoding.SixtyFourBits, 7)]
    [InlineData(126, LengthEncoding.SixtyFourBits, 7)]
    [InlineData(65535, LengthEncoding.SixtyFourBits, 7)]
    public void A_length_in_more_bytes_than_needed_fails_when_no_longer_one_can_follow(
        int length,
        LengthEncoding encoding,
        int index
    ) =>
        Delivery
            .FirstFailure(ClientFrame.Build(FrameOpcodes.Binary, new byte[length], encoding: encoding))
            .ShouldBe(new Failure(index, Violations.LengthNotMinimal));

    [Theory]
    [InlineData("82 FF 80")]
    [InlineData("82 FF FF FFFFFFFFFFFFFF")]
    [InlineData("81 FF 80 00000000000005")]
    public void The_highest_bit_of_a_64_bit_length_fails_at_the_byte_that_holds_it(string stream) =>
        Delivery.FirstFailure(Hex.Bytes(stream)).ShouldBe(new Failure(2, Violations.LengthTooLarge));

    [Fact]
    public void The_longest_length_is_legal_where_no_limit_is_set() =>
        Delivery.FirstFailure(Hex.Bytes("82 FF 7FFFFFFFFFFFFFFF 01020304 00")).ShouldBeNull();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(65535)]
    [InlineData(65536)]
    [InlineData(65537)]
    public void A_frame_of_any_length_is_read_wherever_its_header_is_cut(int length)
    {
        byte[] payload = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 3))];
        byte[] frame = ClientFrame.Binary(payload);
        Incoming expected = Incoming.Fragment(isText: false, endOfMessage: true, payload);
        for (int cut = 1; cut <= 14; cut++)
        {
            Delivery.ReadAll(frame, [cut, int.MaxValue], [70_000]).Events.ShouldBe([expected]);
        }

        Delivery.ReadAll(frame, [1], [1000]).Events.ShouldBe([expected]);
    }

    [Theory]
    [InlineData(0, "8200")]
    [InlineData(125, "827D")]
    [InlineData(126, "827E007E")]
    [InlineData(65535, "827EFFFF")]
    [InlineData(65536, "827F0000000000010000")]
    [InlineData(long.MaxValue, "827F7FFFFFFFFFFFFFFF")]
    public void The_server_writes_the_shortest_length(long length, string header)
    {
        byte[] destination = new byte[FrameWriter.MaxHeaderLength];
        int written = FrameWriter.WriteHeader(destination, Opcode.Binary, fin: true, length);
        Convert.ToHexString(destination, 0, written).ShouldBe(header);
        FrameWriter.HeaderLength(length).ShouldBe(written);
    }

    [Theory]
    [CombinatorialFrames]
    public void The_server_writes_whole_frames(int opcode, int length)
    {
        byte[] payload = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 3))];
        foreach (bool fin in new[] { false, true })
        {
            ArrayBufferWriter<byte> output = new();
            FrameWriter.Write(output, (Opcode)opcode, fin, payload);
            output.WrittenSpan.ToArray().ShouldBe(ClientFrame.Build(opcode, payload, fin, masked: false));
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(125, 1)]
    [InlineData(126, 3)]
    [InlineData(65536, 9)]
    public void A_destination_shorter_than_the_header_is_refused(long length, int room) =>
        Should
            .Throw<ArgumentOutOfRangeException>(() =>
                FrameWriter.WriteHeader(new byte[room], Opcode.Text, fin: true, length)
            )
            .ParamName.ShouldBe("destination");

    [Fact]
    public void A_negative_length_is_refused() =>
        Should
            .Throw<ArgumentOutOfRangeException>(() => FrameWriter.WriteHeader(new byte[10], Opcode.Text, fin: true, -1))
            .ParamName.ShouldBe("payloadLength");

    [Fact]
    public void A_missing_output_is_refused() =>
        Should
            .Throw<ArgumentNullException>(() => FrameWriter.Write(null!, Opcode.Text, fin: true, []))
            .ParamName.ShouldBe("output");
}
