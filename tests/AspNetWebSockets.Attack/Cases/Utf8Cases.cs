using System.Text;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>RFC 6455 section 8.1: text is UTF-8, and is failed at the first byte that no text can have.</summary>
public static class Utf8Cases
{
    private const string Section = "8.1";

    /// <summary>Bytes of which the last one is impossible there.</summary>
    private static readonly (string Name, byte[] Bytes)[] Impossible =
    [
        ("a lone 80", [0x80]),
        ("a lone BF", [0xBF]),
        ("C0, the beginning of an overlong form", [0xC0]),
        ("C1, the beginning of an overlong form", [0xC1]),
        ("E0 80, overlong", [0xE0, 0x80]),
        ("E0 9F, overlong", [0xE0, 0x9F]),
        ("F0 80, overlong", [0xF0, 0x80]),
        ("F0 8F, overlong", [0xF0, 0x8F]),
        ("ED A0, a high surrogate", [0xED, 0xA0]),
        ("ED BF, a low surrogate", [0xED, 0xBF]),
        ("F4 90, beyond U+10FFFF", [0xF4, 0x90]),
        ("F5", [0xF5]),
        ("F8, the beginning of five bytes", [0xF8]),
        ("FC, the beginning of six bytes", [0xFC]),
        ("FE", [0xFE]),
        ("FF", [0xFF]),
        ("C2 and a letter", [0xC2, 0x41]),
        ("C2 C2", [0xC2, 0xC2]),
        ("E1 80 and a letter", [0xE1, 0x80, 0x41]),
        ("F1 80 80 and a letter", [0xF1, 0x80, 0x80, 0x41]),
        ("a continuation byte too many", [0xC3, 0xA4, 0x80]),
    ];

    private static readonly byte[][] Cut =
    [
        [0xC3],
        [0xE2],
        [0xE2, 0x82],
        [0xF0],
        [0xF0, 0x9F],
        [0xF0, 0x9F, 0x98],
    ];

    private static readonly string[] Legal =
    [
        "\0",
        "\u007F\u0080\u07FF\u0800",
        "\uD7FF\uE000",
        "\uFFFD\uFFFE\uFFFF",
        "\U00010000\U0010FFFF",
        "\uFEFFbehind a byte order mark",
        "Grüße, κόσμε, 世界, \U0001F600",
    ];

    /// <summary>The table.</summary>
    public static AttackGroup Group { get; } =
        new(
            "UTF-8",
            [
                .. Impossible.SelectMany(WholeMessage),
                .. Impossible.Select(FirstByte),
                .. Impossible.SelectMany(OverFragments),
                .. Cut.Select(MessageEnds),
                .. Cut.Select(LastFragmentIsEmpty),
                .. Cut.Select(NextFragmentBeginsWithALetter),
                .. LongTexts(),
                .. Legal.SelectMany(LegalText),
                .. Legal.Select(LegalInFragments),
            ]
        );

    private static IEnumerable<AttackCase> WholeMessage((string Name, byte[] Bytes) bad) =>
        Frames
            .Fault(
                $"{bad.Name}, in a whole message",
                Section,
                1007,
                Frames.TextOf([.. "ok"u8, .. bad.Bytes, .. "ok"u8])
            )
            .Take(2);

    /// <summary>The rest of the frame never comes: the server must not wait for it.</summary>
    private static AttackCase FirstByte((string Name, byte[] Bytes) bad) =>
        Frames.FailingUnfinished(
            $"{bad.Name}, and nothing more of the frame",
            Section,
            1007,
            Steps.Send(Frames.KeptMessage, Frames.BeginningOfText([.. "ok"u8, .. bad.Bytes]))
        );

    private static IEnumerable<AttackCase> OverFragments((string Name, byte[] Bytes) bad) =>
        bad.Bytes.Length == 1
            ? []
            :
            [
                Frames.FailingUnfinished(
                    $"{bad.Name}, over two fragments, which do not end the message",
                    Section,
                    1007,
                    Steps.Send(
                        Frames.KeptMessage,
                        Frames.TextOf(bad.Bytes.AsSpan(..^1), fin: false),
                        ClientFrame.Continuation(bad.Bytes.AsSpan(^1..), fin: false)
                    )
                ),
            ];

    private static AttackCase MessageEnds(byte[] cut) =>
        Frames.Failing(
            $"{Convert.ToHexString(cut)} at the end of a message",
            Section,
            1007,
            Steps.Send(Frames.KeptMessage, Frames.TextOf([.. "ok"u8, .. cut]))
        );

    private static AttackCase LastFragmentIsEmpty(byte[] cut) =>
        Frames.Failing(
            $"{Convert.ToHexString(cut)} before an empty last fragment",
            Section,
            1007,
            Steps.Send(Frames.KeptMessage, Frames.TextOf(cut, fin: false), ClientFrame.Continuation([]))
        );

    private static AttackCase NextFragmentBeginsWithALetter(byte[] cut) =>
        Frames.FailingUnfinished(
            $"{Convert.ToHexString(cut)}, a ping, and a letter in the next fragment",
            Section,
            1007,
            Steps.Send(
                Frames.KeptMessage,
                Frames.TextOf(cut, fin: false),
                ClientFrame.Pong(),
                ClientFrame.Continuation("A"u8, fin: false)
            )
        );

    private static IEnumerable<AttackCase> LongTexts() =>
        [
            Frames.Failing(
                "FF as the last byte of 64 KiB",
                Section,
                1007,
                Steps.Send(Frames.KeptMessage, Frames.TextOf([.. Repeated((byte)'a', 65535), 0xFF]))
            ),
            Frames.Failing(
                "FF as the first byte of 64 KiB",
                Section,
                1007,
                Steps.Send(Frames.KeptMessage, Frames.TextOf([0xFF, .. Repeated((byte)'a', 65535)]))
            ),
            Frames.Failing(
                "a lone 80 behind 32 KiB of two-byte characters",
                Section,
                1007,
                Steps.Send(
                    Frames.KeptMessage,
                    Frames.TextOf([.. Encoding.UTF8.GetBytes(new string('ä', 16384)), 0x80, .. "ok"u8])
                )
            ),
        ];

    private static IEnumerable<AttackCase> LegalText(string text, int index) =>
        Frames.Legal($"legal text {index + 1}", Section, [FrameText.OfText(text)], ClientFrame.Text(text));

    /// <summary>Every byte in a fragment of its own, pongs in between.</summary>
    private static AttackCase LegalInFragments(string text, int index)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        IEnumerable<byte[]> frames = bytes.SelectMany(
            (value, i) =>
                (byte[][])
                    [
                        ClientFrame.Pong(),
                        ClientFrame.Build(
                            i == 0 ? FrameOpcodes.Text : FrameOpcodes.Continuation,
                            [value],
                            fin: i == bytes.Length - 1
                        ),
                    ]
        );
        return Frames.Case(
            $"legal text {index + 1}, a fragment for each byte",
            Section,
            Expectation.Answers(FrameText.OfText(text), "close(1000)"),
            Steps.Send([.. frames, ClientFrame.Close(1000)])
        );
    }

    private static byte[] Repeated(byte value, int count) => [.. Enumerable.Repeat(value, count)];
}
