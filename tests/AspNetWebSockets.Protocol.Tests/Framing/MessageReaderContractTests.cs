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
        _reader.IsInsideFragment.ShouldBeFalse();
        Read(frame.AsSpan(5, 1), 0).ShouldBe((MessageEvent.DestinationFull, 1, 0));
        _reader.IsInsideFragment.ShouldBeTrue();
        _reader.IsText.ShouldBeTrue();
        Read(frame.AsSpan(6), 0).ShouldBe((MessageEvent.DestinationFull, 0, 0));
        Read(frame.AsSpan(6), 1).ShouldBe((MessageEvent.DestinationFull, 1, 1));
        Read(frame.AsSpan(7), 1).ShouldBe((MessageEvent.FragmentEnd, 1, 1));
        _reader.IsInsideFragment.ShouldBeFalse();
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
    public void A_control_frame_is_not_inside_a_fragment()
    {
        Read(ClientFrame.Ping("ab"u8).AsSpan(0, 7), 9).ShouldBe((MessageEvent.NeedInput, 7, 0));
        _reader.IsInsideFragment.ShouldBeFalse();
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
