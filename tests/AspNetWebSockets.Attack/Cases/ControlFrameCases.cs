using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>RFC 6455 sections 5.5, 5.5.2 and 5.5.3: control frames are whole and short; pings are answered.</summary>
public static class ControlFrameCases
{
    private const string Section = "5.5";

    private static readonly string Longest = new('p', 125);

    /// <summary>The table.</summary>
    public static AttackGroup Group { get; } =
        new(
            "Control frames",
            [
                .. Fault("a ping that is not final", ClientFrame.Build(FrameOpcodes.Ping, "x"u8, fin: false)),
                .. Fault("a pong that is not final", ClientFrame.Build(FrameOpcodes.Pong, [], fin: false)),
                .. Fault("a close that is not final", ClientFrame.Build(FrameOpcodes.Close, [3, 0xE8], fin: false)),
                .. Fault(
                    "a ping in two fragments",
                    ClientFrame.Build(FrameOpcodes.Ping, "x"u8, fin: false),
                    ClientFrame.Continuation("y"u8)
                ),
                .. Fault(
                    "a ping that is not final, inside a message",
                    ClientFrame.Text("a", fin: false),
                    ClientFrame.Build(FrameOpcodes.Ping, "x"u8, fin: false)
                ),
                .. Fault("a ping of 126 bytes", ClientFrame.Build(FrameOpcodes.Ping, new byte[126])),
                .. Fault("a pong of 126 bytes", ClientFrame.Build(FrameOpcodes.Pong, new byte[126])),
                .. Fault("a close of 126 bytes", ClientFrame.Close(1000, new string('r', 124))),
                .. Fault(
                    "a ping of 65536 bytes, without data",
                    ClientFrame.Build(
                        FrameOpcodes.Ping,
                        [],
                        encoding: LengthEncoding.SixtyFourBits,
                        declaredLength: 65536
                    )
                ),
                .. Fault(
                    "a pong of 2^62 bytes, without data",
                    ClientFrame.Build(
                        FrameOpcodes.Pong,
                        [],
                        encoding: LengthEncoding.SixtyFourBits,
                        declaredLength: 1UL << 62
                    )
                ),
                .. Frames.Legal("a ping", "5.5.2", ["pong(hello)"], ClientFrame.Ping("hello"u8)),
                .. Frames.Legal("an empty ping", "5.5.2", ["pong()"], ClientFrame.Ping()),
                .. Frames.Legal(
                    "a ping of 125 bytes",
                    "5.5.2",
                    [FrameText.Of(FrameOpcodes.Pong, System.Text.Encoding.ASCII.GetBytes(Longest))],
                    ClientFrame.Ping(System.Text.Encoding.ASCII.GetBytes(Longest))
                ),
                .. Frames.Legal(
                    "a ping that is not text",
                    "5.5.2",
                    [FrameText.Of(FrameOpcodes.Pong, [0xFF, 0x00, 0xC0])],
                    ClientFrame.Ping([0xFF, 0x00, 0xC0])
                ),
                .. Frames.Legal("a pong that nobody asked for", "5.5.3", [], ClientFrame.Pong("hello"u8)),
                .. Frames.Legal("an empty pong that nobody asked for", "5.5.3", [], ClientFrame.Pong()),
                Frames.Case(
                    "messages and pings by turns",
                    "5.5.2",
                    Expectation.Answers("text(1)", "pong(2)", "text(3)", "close(1000)"),
                    Steps.Send(ClientFrame.Text("1")),
                    Steps.AwaitFrames(1),
                    Steps.Send(ClientFrame.Ping("2"u8)),
                    Steps.AwaitFrames(2),
                    Steps.Send(ClientFrame.Text("3")),
                    Steps.AwaitFrames(3),
                    Steps.Send(ClientFrame.Close(1000))
                ),
            ]
        );

    private static IEnumerable<AttackCase> Fault(string name, params byte[][] bad) =>
        Frames.Fault(name, Section, 1002, bad);
}
