using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 7692 section 6: RSV1 on the first frame of a data message, and nowhere else.</summary>
public sealed class Rfc7692_6_FramingTests
{
    public static TheoryData<int, int> OtherBits { get; } =
    [.. from rsv in Enumerable.Range(1, 7) where rsv != 4 from opcode in Enumerable.Range(0, 16) select (rsv, opcode)];

    public static TheoryData<int> NotFirst { get; } = [.. Enumerable.Range(0, 16).Except([1, 2])];

    [Theory]
    [MemberData(nameof(OtherBits))]
    public void RSV2_and_RSV3_stay_reserved(int rsv, int opcode) =>
        Delivery
            .FirstFailure(ClientFrame.Build(opcode, [], rsv: rsv), compressionAgreed: true)
            .ShouldBe(new Failure(0, Violations.ReservedBits));

    [Theory]
    [MemberData(nameof(NotFirst))]
    public void RSV1_on_any_other_frame_fails_at_the_first_byte(int opcode) =>
        Delivery
            .FirstFailure(ClientFrame.Build(opcode, [], rsv: 4), compressionAgreed: true)
            .ShouldBe(new Failure(0, Violations.MisplacedCompressionBit));

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void RSV1_on_a_continuation_fails_in_a_message_of_either_kind(int rsv)
    {
        byte[] first = ClientFrame.Build(FrameOpcodes.Text, [], fin: false, rsv: rsv);
        Delivery
            .FirstFailure(
                [.. first, .. ClientFrame.Build(FrameOpcodes.Continuation, [], rsv: 4)],
                compressionAgreed: true
            )
            .ShouldBe(new Failure(first.Length, Violations.MisplacedCompressionBit));
        Delivery
            .FirstFailure([.. first, .. ClientFrame.Build(FrameOpcodes.Text, [], rsv: 4)], compressionAgreed: true)
            .ShouldBe(new Failure(first.Length, Violations.MessageInProgress));
    }

    [Theory]
    [InlineData(FrameOpcodes.Text)]
    [InlineData(FrameOpcodes.Binary)]
    public void Without_agreement_RSV1_fails(int opcode) =>
        Delivery.FirstFailure(ClientFrame.Build(opcode, [0], rsv: 4)).ShouldBe(new Failure(0, Violations.ReservedBits));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void The_reader_says_which_messages_are_compressed(int readSize)
    {
        MessageReader reader = new(100, compressionAgreed: true);
        ReadOnlySpan<byte> stream = (byte[])
            [
                .. ClientFrame.Build(FrameOpcodes.Text, [1, 2], rsv: 4),
                .. ClientFrame.Text("a"),
                .. ClientFrame.Build(FrameOpcodes.Binary, [3], fin: false, rsv: 4),
                .. ClientFrame.Ping("p"u8),
                .. ClientFrame.Build(FrameOpcodes.Continuation, [4]),
                .. ClientFrame.Text("b", fin: false),
                .. ClientFrame.Build(FrameOpcodes.Continuation, "c"u8),
            ];
        List<string> read = [];
        byte[] destination = new byte[100];
        while (!stream.IsEmpty)
        {
            int size = Math.Min(readSize, stream.Length);
            MessageEvent result = reader.Read(stream[..size], destination, out int consumed, out _);
            stream = stream[consumed..];
            if (result != MessageEvent.NeedInput)
            {
                read.Add($"{result} text={reader.IsText} compressed={reader.IsCompressed} end={reader.EndOfMessage}");
            }
        }

        read.ShouldBe([
            "FragmentEnd text=True compressed=True end=True",
            "FragmentEnd text=True compressed=False end=True",
            "FragmentEnd text=False compressed=True end=False",
            "Ping text=False compressed=True end=False",
            "FragmentEnd text=False compressed=True end=True",
            "FragmentEnd text=True compressed=False end=False",
            "FragmentEnd text=True compressed=False end=True",
        ]);
    }

    [Fact]
    public void It_is_known_as_soon_as_the_header_is_read()
    {
        MessageReader reader = new(100, compressionAgreed: true);
        reader.Read(ClientFrame.Build(FrameOpcodes.Text, [1], rsv: 4), [], out _, out _);
        reader.IsCompressed.ShouldBeTrue();
    }

    [Fact]
    public void Compressed_payload_is_neither_counted_nor_validated_as_text()
    {
        byte[] noText = [.. Enumerable.Repeat((byte)0xFF, 200)];
        byte[] message =
        [
            .. ClientFrame.Build(FrameOpcodes.Text, noText, fin: false, rsv: 4),
            .. ClientFrame.Build(FrameOpcodes.Continuation, noText),
        ];
        Delivery.FirstFailure(message, maxMessageSize: 10, compressionAgreed: true).ShouldBeNull();

        // The next message that is not compressed is counted from its start, and validated.
        byte[] ten = ClientFrame.Text("0123456789");
        byte[] over = ClientFrame.Text("0123456789+");
        byte[] bad = ClientFrame.Build(FrameOpcodes.Text, [0xFF]);
        Delivery.FirstFailure([.. message, .. ten, .. message, .. ten], 10, compressionAgreed: true).ShouldBeNull();
        Delivery
            .FirstFailure([.. message, .. over], 10, compressionAgreed: true)
            .ShouldBe(new Failure(message.Length + 1, Violations.MessageTooBig));
        Delivery
            .FirstFailure([.. message, .. bad], 10, compressionAgreed: true)
            .ShouldBe(new Failure(message.Length + bad.Length - 1, Violations.InvalidText));
    }

    [Theory]
    [InlineData(Opcode.Text, true, 5, "C105")]
    [InlineData(Opcode.Binary, false, 200, "427E00C8")]
    [InlineData(Opcode.Binary, true, 65536, "C27F0000000000010000")]
    public void The_server_sets_RSV1_on_the_first_frame(Opcode opcode, bool fin, long length, string header)
    {
        byte[] destination = new byte[FrameWriter.MaxHeaderLength];
        int written = FrameWriter.WriteCompressedHeader(destination, opcode, fin, length);
        Convert.ToHexString(destination, 0, written).ShouldBe(header);
    }

    [Theory]
    [InlineData(Opcode.Continuation)]
    [InlineData(Opcode.Close)]
    [InlineData(Opcode.Ping)]
    [InlineData(Opcode.Pong)]
    public void The_server_sets_it_nowhere_else(Opcode opcode) =>
        Should
            .Throw<ArgumentOutOfRangeException>(() =>
                FrameWriter.WriteCompressedHeader(new byte[10], opcode, fin: true, 1)
            )
            .ParamName.ShouldBe("opcode");
}
