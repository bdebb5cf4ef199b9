using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>RFC 6455 sections 5.1 and 5.3: a client masks every frame.</summary>
public static class MaskingCases
{
    /// <summary>The table.</summary>
    public static AttackGroup Group { get; } =
        new(
            "Masking",
            [
                .. Unmasked("text", FrameOpcodes.Text, "hello"u8.ToArray()),
                .. Unmasked("text of one byte", FrameOpcodes.Text, "x"u8.ToArray()),
                .. Unmasked("empty text", FrameOpcodes.Text, []),
                .. Unmasked("binary", FrameOpcodes.Binary, [1, 2, 3, 4, 5, 6, 7, 8]),
                .. Unmasked("binary of 126 bytes", FrameOpcodes.Binary, new byte[126]),
                .. Unmasked("binary of 65536 bytes", FrameOpcodes.Binary, new byte[65536]),
                .. Unmasked("ping", FrameOpcodes.Ping, "x"u8.ToArray()),
                .. Unmasked("empty ping", FrameOpcodes.Ping, []),
                .. Unmasked("pong", FrameOpcodes.Pong, []),
                .. Unmasked("close", FrameOpcodes.Close, [0x03, 0xE8]),
                .. Frames.Fault(
                    "an unmasked continuation",
                    "5.1",
                    1002,
                    ClientFrame.Text("a", fin: false),
                    ClientFrame.Build(FrameOpcodes.Continuation, "b"u8, masked: false)
                ),
                .. Frames.Legal(
                    "the masking key 0",
                    "5.3",
                    ["text(hello)"],
                    ClientFrame.Build(FrameOpcodes.Text, "hello"u8, maskingKey: 0)
                ),
                .. Frames.Legal(
                    "the masking key of all ones",
                    "5.3",
                    ["text(hello)"],
                    ClientFrame.Build(FrameOpcodes.Text, "hello"u8, maskingKey: 0xFFFFFFFF)
                ),
            ]
        );

    private static IEnumerable<AttackCase> Unmasked(string name, int opcode, byte[] payload) =>
        Frames
            .Fault($"unmasked {name}", "5.1", 1002, ClientFrame.Build(opcode, payload, masked: false))
            .Where(attack => payload.Length < 1000 || !attack.Name.EndsWith("byte by byte", StringComparison.Ordinal));
}
