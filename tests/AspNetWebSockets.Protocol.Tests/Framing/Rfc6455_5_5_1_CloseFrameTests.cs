using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 section 5.5.1: the close frame and its body.</summary>
public sealed class Rfc6455_5_5_1_CloseFrameTests
{
    public static TheoryData<int, string?, string> Bodies { get; } =
        new()
        {
            { 1005, null, "" },
            { 1000, "", "03E8" },
            { 1000, "bye", "03E8 627965" },
            { 4999, "€", "1387 E282AC" },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_body_is_written_and_read(int code, string? reason, string body)
    {
        ClosePayload payload = new(code, reason);
        byte[] destination = new byte[ClosePayload.MaxLength];
        int written = payload.Write(destination);
        destination[..written].ShouldBe(Hex.Bytes(body));
        ClosePayload.Read(destination.AsSpan(0, written)).ShouldBe(payload);
        Delivery
            .ReadAll(ClientFrame.Build(FrameOpcodes.Close, destination.AsSpan(0, written)))
            .Events.ShouldBe([Incoming.Control(MessageEvent.Close, destination.AsSpan(0, written))]);
    }

    [Fact]
    public void The_empty_body_stands_for_1005() => ClosePayload.Empty.ShouldBe(new ClosePayload(1005, null));

    [Fact]
    public void A_missing_reason_is_written_as_an_empty_one()
    {
        byte[] destination = new byte[2];
        new ClosePayload(1001, null).Write(destination).ShouldBe(2);
        destination.ShouldBe([0x03, 0xE9]);
    }

    [Theory]
    [InlineData(123, "a", true)]
    [InlineData(124, "a", false)]
    [InlineData(41, "€", true)]
    [InlineData(42, "€", false)]
    public void A_reason_takes_at_most_123_bytes(int count, string character, bool fits)
    {
        ClosePayload payload = new(1000, string.Concat(Enumerable.Repeat(character, count)));
        byte[] destination = new byte[200];
        if (fits)
        {
            payload.Write(destination).ShouldBe(125);
            return;
        }

        Should.Throw<ArgumentException>(() => payload.Write(destination)).Message.ShouldContain("123");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void A_destination_that_is_too_short_is_refused(int room) =>
        Should.Throw<ArgumentException>(() => new ClosePayload(1000, "bye").Write(new byte[room]));

    [Fact]
    public void A_body_of_one_byte_fails_at_the_length() =>
        Delivery
            .FirstFailure(ClientFrame.Build(FrameOpcodes.Close, [3]))
            .ShouldBe(new Failure(1, Violations.TruncatedCloseCode));

    [Fact]
    public void The_longest_body_is_read_in_pieces_of_any_size()
    {
        string reason = string.Concat(Enumerable.Repeat("€", 41));
        byte[] frame = ClientFrame.Close(1000, reason);
        for (int size = 1; size <= frame.Length; size++)
        {
            Incoming close = Delivery.ReadAll(frame, [size], [1]).Events.ShouldHaveSingleItem();
            ClosePayload.Read(Convert.FromHexString(close.Payload)).ShouldBe(new ClosePayload(1000, reason));
        }
    }

    [Fact]
    public void Nothing_is_read_after_a_close_frame()
    {
        MessageReader reader = new(100);
        byte[] stream = [.. ClientFrame.Close(1000, "bye"), .. ClientFrame.Text("more")];
        reader.Read(stream, new byte[9], out int consumed, out _).ShouldBe(MessageEvent.Close);
        consumed.ShouldBe(stream.Length - ClientFrame.Text("more").Length);

        reader.Read(stream.AsSpan(consumed), new byte[9], out consumed, out int written).ShouldBe(MessageEvent.Close);
        (consumed, written).ShouldBe((0, 0));
        ClosePayload.Read(reader.ControlPayload).ShouldBe(new ClosePayload(1000, "bye"));
    }

    [Fact]
    public void A_close_frame_may_come_inside_a_fragmented_message() =>
        Delivery
            .ReadAll([.. ClientFrame.Text("a", fin: false), .. ClientFrame.Close()])
            .Events.ShouldBe([
                Incoming.Fragment(isText: true, endOfMessage: false, "a"u8),
                Incoming.Control(MessageEvent.Close, []),
            ]);
}
