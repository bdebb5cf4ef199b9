using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>RFC 6455 section 5.2: reserved bits, reserved opcodes, lengths.</summary>
public static class BaseFramingCases
{
    private const string Section = "5.2";

    private static readonly int[] ReservedOpcodes = [3, 4, 5, 6, 7, 11, 12, 13, 14, 15];

    /// <summary>The table.</summary>
    public static AttackGroup Group { get; } =
        new("Base framing", [.. ReservedBits(), .. Opcodes(), .. Lengths(), .. LegalLengths()]);

    private static IEnumerable<AttackCase> ReservedBits()
    {
        IEnumerable<AttackCase> bits = Enumerable
            .Range(1, 7)
            .SelectMany(rsv => Fault($"RSV {rsv:B3} on text", ClientFrame.Build(FrameOpcodes.Text, "bad"u8, rsv: rsv)));
        return
        [
            .. bits,
            .. Fault("RSV1 on binary", ClientFrame.Build(FrameOpcodes.Binary, [1, 2], rsv: 4)),
            .. Fault("RSV1 on empty text", ClientFrame.Build(FrameOpcodes.Text, [], rsv: 4)),
            .. Fault("RSV1 on ping", ClientFrame.Build(FrameOpcodes.Ping, "x"u8, rsv: 4)),
            .. Fault("RSV2 on pong", ClientFrame.Build(FrameOpcodes.Pong, "x"u8, rsv: 2)),
            .. Fault("RSV3 on close", ClientFrame.Build(FrameOpcodes.Close, [0x03, 0xE8], rsv: 1)),
            .. Fault(
                "RSV1 on a continuation",
                ClientFrame.Text("a", fin: false),
                ClientFrame.Build(FrameOpcodes.Continuation, "b"u8, rsv: 4)
            ),
        ];
    }

    private static IEnumerable<AttackCase> Opcodes() =>
        [
            .. ReservedOpcodes.SelectMany(opcode =>
                Fault($"opcode {opcode}", ClientFrame.Build(opcode, opcode % 2 == 0 ? [] : [1, 2, 3]))
            ),
            .. Fault("opcode 3, not final", ClientFrame.Build(3, "x"u8, fin: false)),
            .. Fault("opcode 11, not final", ClientFrame.Build(11, "x"u8, fin: false)),
            .. Fault("opcode 5 inside a message", ClientFrame.Text("a", fin: false), ClientFrame.Build(5, "b"u8)),
            .. Fault("an HTTP request instead of frames", System.Text.Encoding.Latin1.GetBytes(Handshake.Good())),
        ];

    private static IEnumerable<AttackCase> Lengths() =>
        [
            .. Fault("0 bytes in 16 bits", Long(FrameOpcodes.Text, [], LengthEncoding.SixteenBits)),
            .. Fault("125 bytes in 16 bits", Long(FrameOpcodes.Binary, new byte[125], LengthEncoding.SixteenBits)),
            .. Fault("0 bytes in 64 bits", Long(FrameOpcodes.Text, [], LengthEncoding.SixtyFourBits)),
            .. Fault("126 bytes in 64 bits", Long(FrameOpcodes.Binary, new byte[126], LengthEncoding.SixtyFourBits)),
            .. Frames.FaultWithoutData("65535 bytes in 64 bits, without data", Section, 1002, Declared(65535)),
            .. Fault("a ping of 5 bytes in 16 bits", Long(FrameOpcodes.Ping, new byte[5], LengthEncoding.SixteenBits)),
            .. Fault("a length with the top bit set", Declared(1UL << 63)),
            .. Fault("a length of all ones", Declared(ulong.MaxValue)),
            .. Fault("a length with the top bit set, in text", Declared((1UL << 63) + 5, FrameOpcodes.Text)),
            .. TooBig("a length of 2^62 without data", Declared(1UL << 62)),
            .. TooBig("a length of 2^63-1 without data", Declared(long.MaxValue)),
            .. TooBig("a length of 2^31 without data", Declared(1UL << 31)),
            .. TooBig("a length of 2^32+5, with 5 bytes", [.. Declared((1UL << 32) + 5), 1, 2, 3, 4, 5]),
            .. TooBig("one byte over the limit, without data", Declared(AttackLimits.MaxMessageSize + 1)),
        ];

    private static IEnumerable<AttackCase> LegalLengths()
    {
        foreach (int length in (int[])[0, 1, 125, 126, 127, 65535, 65536, AttackLimits.MaxMessageSize])
        {
            byte[] payload = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
            foreach (
                AttackCase attack in Frames.Legal(
                    $"{length} bytes",
                    Section,
                    [FrameText.OfBinary(payload)],
                    ClientFrame.Binary(payload)
                )
            )
            {
                yield return attack;
            }
        }
    }

    private static IEnumerable<AttackCase> Fault(string name, params byte[][] bad) =>
        Frames
            .Fault(name, Section, 1002, bad)
            .Where(attack => bad[0].Length < 1000 || !attack.Name.EndsWith("byte by byte", StringComparison.Ordinal));

    private static IEnumerable<AttackCase> TooBig(string name, byte[] bad) =>
        Frames.FaultWithoutData(name, "10.4", 1009, bad);

    private static byte[] Long(int opcode, byte[] payload, LengthEncoding encoding) =>
        ClientFrame.Build(opcode, payload, encoding: encoding);

    private static byte[] Declared(ulong length, int opcode = FrameOpcodes.Binary) =>
        ClientFrame.Build(opcode, [], encoding: LengthEncoding.SixtyFourBits, declaredLength: length);
}
