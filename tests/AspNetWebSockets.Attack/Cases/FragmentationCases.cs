using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>RFC 6455 section 5.4: fragments in the wrong order, and right ones in unusual form.</summary>
public static class FragmentationCases
{
    private const string Section = "5.4";

    private static readonly byte[] Begin = ClientFrame.Text("a", fin: false);

    /// <summary>The table.</summary>
    public static AttackGroup Group { get; } =
        new(
            "Fragmentation",
            [
                .. Fault("a continuation of nothing", ClientFrame.Continuation("x"u8)),
                .. Fault("an empty continuation of nothing", ClientFrame.Continuation([])),
                .. Fault("a continuation of nothing, not final", ClientFrame.Continuation("x"u8, fin: false)),
                .. Fault("text inside a text message", Begin, ClientFrame.Text("b")),
                .. Fault("binary inside a text message", Begin, ClientFrame.Binary([1])),
                .. Fault("text inside a binary message", ClientFrame.Binary([1], fin: false), ClientFrame.Text("b")),
                .. Fault("a fragment of text inside a text message", Begin, ClientFrame.Text("b", fin: false)),
                .. Fault(
                    "empty text inside an empty beginning",
                    ClientFrame.Text("", fin: false),
                    ClientFrame.Text("")
                ),
                .. Fault("text behind a ping inside a message", Begin, ClientFrame.Pong(), ClientFrame.Text("b")),
                .. Fault(
                    "text after a continuation",
                    Begin,
                    ClientFrame.Continuation("b"u8, fin: false),
                    ClientFrame.Text("c")
                ),
                .. Legal("two fragments", ["text(ab)"], Begin, ClientFrame.Continuation("b"u8)),
                .. Legal(
                    "empty fragments only",
                    ["text()"],
                    ClientFrame.Text("", fin: false),
                    ClientFrame.Continuation([], fin: false),
                    ClientFrame.Continuation([])
                ),
                .. Legal(
                    "fragments of one byte",
                    ["binary(010203)"],
                    ClientFrame.Binary([1], fin: false),
                    ClientFrame.Continuation([2], fin: false),
                    ClientFrame.Continuation([3])
                ),
                .. Legal(
                    "pings between fragments",
                    ["pong(1)", "pong(2)", "text(ab)"],
                    Begin,
                    ClientFrame.Ping("1"u8),
                    ClientFrame.Ping("2"u8),
                    ClientFrame.Continuation("b"u8)
                ),
                .. Legal(
                    "pongs between fragments",
                    ["text(ab)"],
                    Begin,
                    ClientFrame.Pong("1"u8),
                    ClientFrame.Continuation("b"u8)
                ),
                Frames.Case(
                    "close between fragments",
                    Section,
                    Expectation.Answers("close(1000)"),
                    Steps.Send(Begin, ClientFrame.Close(1000))
                ),
            ]
        );

    private static IEnumerable<AttackCase> Fault(string name, params byte[][] bad) =>
        Frames.Fault(name, Section, 1002, bad);

    private static IEnumerable<AttackCase> Legal(string name, string[] answers, params byte[][] frames) =>
        Frames.Legal(name, Section, answers, frames);
}
