using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>RFC 6455 section 5.5.1: the body of a close frame.</summary>
public static class CloseFrameCases
{
    private const string Section = "5.5.1";

    /// <summary>The table.</summary>
    public static AttackGroup Group { get; } =
        new(
            "Close frame",
            [
                .. Fault("a body of one byte", 1002, ClientFrame.Build(FrameOpcodes.Close, [0x03])),
                .. Fault(
                    "a body of one byte inside a message",
                    1002,
                    ClientFrame.Text("a", fin: false),
                    ClientFrame.Build(FrameOpcodes.Close, [0xFF])
                ),
                .. Fault("a reason with a byte FF", 1007, Body(0xFF)),
                .. Fault("a reason with a lone continuation byte", 1007, Body(0x6F, 0x80)),
                .. Fault("a reason with an overlong form", 1007, Body(0xC0, 0xAF)),
                .. Fault("a reason with a surrogate", 1007, Body(0xED, 0xA0, 0x80)),
                .. Fault("a reason beyond U+10FFFF", 1007, Body(0xF4, 0x90, 0x80, 0x80)),
                .. Fault("a reason cut inside a character", 1007, Body(0x6F, 0x6B, 0xE2, 0x82)),
                Closes("no body", "close*", ClientFrame.Close()),
                Closes("a code only", "close(1000)", ClientFrame.Close(1000)),
                Closes("a reason", "close(1000 thank you)", ClientFrame.Close(1000, "thank you")),
                Closes("a reason that is not ASCII", "close(1000 Grüße €)", ClientFrame.Close(1000, "Grüße €")),
                Closes(
                    "a reason of 123 bytes",
                    $"close(1000 {new string('r', 123)})",
                    ClientFrame.Close(1000, new string('r', 123))
                ),
                Closes(
                    "a reason with a character beyond the basic plane",
                    "close(1000 \U0001F600)",
                    ClientFrame.Close(1000, "\U0001F600")
                ),
            ]
        );

    private static byte[] Body(params byte[] reason) => ClientFrame.Build(FrameOpcodes.Close, [0x03, 0xE8, .. reason]);

    private static IEnumerable<AttackCase> Fault(string name, int code, params byte[][] bad) =>
        Frames.Fault($"close with {name}", code == 1007 ? "8.1" : Section, code, bad);

    private static AttackCase Closes(string name, string answer, byte[] close) =>
        Frames.Case($"close with {name}", Section, Expectation.Answers(answer), Steps.SendByteByByte(close));
}
