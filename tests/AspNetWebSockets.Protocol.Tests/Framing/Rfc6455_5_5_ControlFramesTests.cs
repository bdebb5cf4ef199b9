using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 section 5.5: control frames are whole and short.</summary>
public sealed class Rfc6455_5_5_ControlFramesTests
{
    public static TheoryData<int> Opcodes { get; } = [FrameOpcodes.Close, FrameOpcodes.Ping, FrameOpcodes.Pong];

    [Theory]
    [MemberData(nameof(Opcodes))]
    public void A_fragmented_control_frame_fails_at_its_first_byte(int opcode) =>
        Delivery
            .FirstFailure(ClientFrame.Build(opcode, [], fin: false))
            .ShouldBe(new Failure(0, Violations.FragmentedControlFrame));

    [Theory]
    [MemberData(nameof(Opcodes))]
    public void A_control_frame_over_125_bytes_fails_at_its_second_byte(int opcode)
    {
        Failure expected = new(1, Violations.ControlFrameTooLong);
        Delivery.FirstFailure(ClientFrame.Build(opcode, new byte[126])).ShouldBe(expected);
        Delivery.FirstFailure(ClientFrame.Build(opcode, new byte[65536])).ShouldBe(expected);

        // An encoding for long payloads says enough, whatever length follows.
        Delivery.FirstFailure(ClientFrame.Build(opcode, [], encoding: LengthEncoding.SixteenBits)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(FrameOpcodes.Ping, MessageEvent.Ping)]
    [InlineData(FrameOpcodes.Pong, MessageEvent.Pong)]
    public void Pings_and_pongs_carry_0_to_125_bytes_and_need_no_destination(int opcode, MessageEvent expected)
    {
        for (int length = 0; length <= 125; length++)
        {
            byte[] payload = [.. Enumerable.Range(200, length).Select(i => (byte)i)];
            MessageReader reader = new(maxMessageSize: 0);
            byte[] frame = ClientFrame.Build(opcode, payload);
            reader.Read(frame, [], out int consumed, out int written).ShouldBe(expected);
            (consumed, written).ShouldBe((frame.Length, 0));
            reader.ControlPayload.ToArray().ShouldBe(payload);
        }
    }

    [Fact]
    public void A_shorter_control_frame_after_a_longer_one_shows_its_own_payload_only() =>
        Delivery
            .ReadAll([.. ClientFrame.Ping("longer"u8), .. ClientFrame.Pong("s"u8), .. ClientFrame.Ping()])
            .Events.ShouldBe([
                Incoming.Control(MessageEvent.Ping, "longer"u8),
                Incoming.Control(MessageEvent.Pong, "s"u8),
                Incoming.Control(MessageEvent.Ping, []),
            ]);
}
