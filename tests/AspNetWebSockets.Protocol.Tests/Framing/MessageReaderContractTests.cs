using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>What <see cref="MessageReader.Read"/> promises its caller beyond the RFC.</summary>
public sealed class MessageReaderContractTests
{
    private readonly MessageReader _reader = new(1000);

    [Fact]
    public void An_empty_input_needs_more() => Read([], 9).ShouldBe((MessageEvent.NeedInput, 0, 0));

    [Fact]
    public void A_frame_with_payload_asks_for_a_destination_as_soon_as_its_header_is_read()
    {
        byte[] frame = ClientFrame.Text("ab");
        Read(frame.AsSpan(0, 5), 0).ShouldBe((MessageEvent.NeedInput, 5, 0));
        Read(frame.AsSpan(5, 1), 0).ShouldBe((MessageEvent.DestinationFull, 1, 0));
        _reader.IsText.ShouldBeTrue();
        Read(frame.AsSpan(6), 0).ShouldBe((MessageEvent.DestinationFull, 0, 0));
        Read(frame.AsSpan(6), 1).ShouldBe((MessageEvent.DestinationFull, 1, 1));
        Read(frame.AsSpan(7), 1).ShouldBe((MessageEvent.FragmentEnd, 1, 1));
    }

    [Fact]
    public void An_empty_frame_ends_with_its_header_even_without_a_destination()
    {
        byte[] frame = ClientFrame.Text("");
        Read(frame, 0).ShouldBe((MessageEvent.FragmentEnd, frame.Length, 0));
        _reader.EndOfMessage.ShouldBeTrue();
    }

    [Fact]
    public void A_fragment_that_fills_the_destination_exactly_has_ended() =>
        Read(ClientFrame.Text("abc"), 3).ShouldBe((MessageEvent.FragmentEnd, 9, 3));

    [Fact]
    public void Input_that_ends_inside_the_payload_is_written_at_once() =>
        Read(ClientFrame.Text("abc").AsSpan(0, 8), 9).ShouldBe((MessageEvent.NeedInput, 8, 2));

    [Fact]
    public void Each_call_stops_at_one_event()
    {
        byte[] stream = [.. ClientFrame.Text("abc"), .. ClientFrame.Text("d")];
        Read(stream, 9).ShouldBe((MessageEvent.FragmentEnd, 9, 3));
    }

    [Fact]
    public void The_body_of_a_control_frame_is_that_frame_s_whatever_came_before()
    {
        foreach (int length in (int[])[0, 8, 125, 3, 0])
        {
            byte[] body = [.. Enumerable.Range(length, length).Select(value => (byte)value)];
            Read(ClientFrame.Pong(body), 0).ShouldBe((MessageEvent.Pong, 6 + length, 0));
            _reader.ControlPayload.ToArray().ShouldBe(body);
        }
    }

    [Fact]
    public void A_control_frame_in_pieces_needs_no_destination()
    {
        Read(ClientFrame.Ping("ab"u8).AsSpan(0, 7), 9).ShouldBe((MessageEvent.NeedInput, 7, 0));
        Read(ClientFrame.Ping("ab"u8).AsSpan(7), 0).ShouldBe((MessageEvent.Ping, 1, 0));
        _reader.ControlPayload.ToArray().ShouldBe("ab"u8.ToArray());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(60)]
    [InlineData(125)]
    [InlineData(900)]
    public void The_payload_may_take_the_place_of_the_frame(int length)
    {
        byte[] text = [.. Enumerable.Range(0, length / 2).SelectMany(_ => "é"u8.ToArray())];
        byte[] memory = ClientFrame.Build(FrameOpcodes.Text, text);
        _reader.Read(memory, memory, out int consumed, out int written).ShouldBe(MessageEvent.FragmentEnd);
        consumed.ShouldBe(memory.Length);
        memory.AsSpan(0, written).ToArray().ShouldBe(text);
    }

    [Fact]
    public void Long_text_is_read_across_any_character()
    {
        // Three bytes a character, so that they lie across each boundary that is a power of two.
        byte[] text = [.. Enumerable.Range(0, 10_000).SelectMany(_ => "語"u8.ToArray())];
        MessageReader reader = new(text.Length);
        byte[] destination = new byte[text.Length];
        byte[] frame = ClientFrame.Build(FrameOpcodes.Text, text);
        reader.Read(frame, destination, out _, out int written).ShouldBe(MessageEvent.FragmentEnd);
        written.ShouldBe(text.Length);
        destination.ShouldBe(text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8191)]
    [InlineData(8192)]
    [InlineData(29_999)]
    public void Long_text_with_an_impossible_byte_is_a_violation(int index)
    {
        byte[] text = [.. Enumerable.Repeat((byte)'a', 30_000)];
        text[index] = 0xFF;
        MessageReader reader = new(text.Length);
        byte[] frame = ClientFrame.Build(FrameOpcodes.Text, text);
        reader.Read(frame, new byte[text.Length], out int consumed, out int written).ShouldBe(MessageEvent.Violation);
        reader.Violation.ShouldBe(Violations.InvalidText);
        consumed.ShouldBeGreaterThan(frame.Length - text.Length + index);
        written.ShouldBeInRange(index + 1, consumed);
    }

    [Fact]
    public void A_reader_that_has_read_only_messages_takes_less_than_100_bytes()
    {
        const int count = 1000;
        MessageReader[] readers = new MessageReader[count];
        byte[] frame = ClientFrame.Text("hello");
        byte[] destination = new byte[100];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < count; i++)
        {
            readers[i] = new MessageReader(1000);
            readers[i].Read(frame, destination, out _, out _);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100 * count);
    }

    [Fact]
    public void A_violation_is_repeated_and_nothing_more_is_read()
    {
        _reader.Violation.ShouldBeNull();
        Read([0x83, 0x80], 9).ShouldBe((MessageEvent.Violation, 1, 0));
        _reader.Violation.ShouldBe(Violations.ReservedOpcode);
        Read(ClientFrame.Text("fine"), 9).ShouldBe((MessageEvent.Violation, 0, 0));
    }

    private (MessageEvent Event, int Consumed, int Written) Read(ReadOnlySpan<byte> source, int room)
    {
        MessageEvent result = _reader.Read(source, new byte[room], out int consumed, out int written);
        return (result, consumed, written);
    }
}
