using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 section 5.1: a client masks every frame, a server none.</summary>
public sealed class Rfc6455_5_1_MaskingTests
{
    [Theory]
    [CombinatorialFrames]
    public void An_unmasked_frame_fails_at_its_second_byte(int opcode, int length)
    {
        // A continuation frame needs a message to continue.
        byte[] before = opcode == FrameOpcodes.Continuation ? ClientFrame.Text("a", fin: false) : [];
        byte[] frame = ClientFrame.Build(opcode, new byte[length], masked: false);

        Delivery.FirstFailure([.. before, .. frame]).ShouldBe(new Failure(before.Length + 1, Violations.UnmaskedFrame));
    }

    [Fact]
    public void An_unmasked_frame_after_masked_ones_fails_too()
    {
        byte[] before = [.. ClientFrame.Text("one"), .. ClientFrame.Ping()];
        Delivery
            .FirstFailure([.. before, .. ClientFrame.Build(FrameOpcodes.Text, "two"u8, masked: false)])
            .ShouldBe(new Failure(before.Length + 1, Violations.UnmaskedFrame));
    }

    [Theory]
    [CombinatorialFrames]
    public void The_server_never_masks(int opcode, int length)
    {
        byte[] header = new byte[FrameWriter.MaxHeaderLength];
        _ = FrameWriter.WriteHeader(header, (Opcode)opcode, fin: true, length);
        (header[1] & 0x80).ShouldBe(0);
    }
}
