using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>RFC 7692 sections 6, 7.2 and 8: compressed messages that are misplaced, broken, or far larger than they look.</summary>
public static class DeflateCases
{
    private const string Offer = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
    private const int Rsv1 = 4;

    private static readonly byte[] Hello = Deflate.Compress("hello"u8);

    // A stored block of one byte, the last one of its stream.
    private static readonly byte[] LastBlock = [0x01, 0x01, 0x00, 0xFE, 0xFF, 0x61];

    /// <summary>The table.</summary>
    public static AttackGroup Group { get; } =
        new("Compressed messages", [.. Misplaced(), .. Broken(), .. TooLarge(), .. Legal()]);

    /// <summary>A case behind a handshake with an offer.</summary>
    internal static AttackCase Offering(
        string offer,
        string name,
        string section,
        Expectation expected,
        params Step[] steps
    )
    {
        string request = Handshake.Line($"GET {Handshake.DeflatePath} HTTP/1.1", $"Sec-WebSocket-Extensions: {offer}");
        return new AttackCase(name, section, [Steps.Send(request), Steps.AwaitAnswer(), .. steps], expected);
    }

    private static IEnumerable<AttackCase> Misplaced() =>
        [
            Fails(
                "RSV1 on a continuation",
                "6",
                1002,
                Deflate.Text(Hello.AsSpan(..2), fin: false),
                ClientFrame.Build(FrameOpcodes.Continuation, Hello.AsSpan(2..), rsv: Rsv1)
            ),
            Fails(
                "RSV1 on the continuation of a plain message",
                "6",
                1002,
                ClientFrame.Text("a", fin: false),
                ClientFrame.Build(FrameOpcodes.Continuation, Hello, rsv: Rsv1)
            ),
            Fails("RSV1 on ping", "6", 1002, ClientFrame.Build(FrameOpcodes.Ping, "x"u8, rsv: Rsv1)),
            Fails("RSV1 on pong", "6", 1002, ClientFrame.Build(FrameOpcodes.Pong, [], rsv: Rsv1)),
            Fails("RSV1 on close", "6", 1002, ClientFrame.Build(FrameOpcodes.Close, [0x03, 0xE8], rsv: Rsv1)),
            Fails("RSV1 and RSV2", "6", 1002, ClientFrame.Build(FrameOpcodes.Text, Hello, rsv: 6)),
            Fails("RSV3", "6", 1002, ClientFrame.Build(FrameOpcodes.Text, "a"u8, rsv: 1)),
        ];

    private static IEnumerable<AttackCase> Broken() =>
        [
            Fails("a reserved kind of block", "7.2.2", 1007, Deflate.Text([0x07, 0x00])),
            Fails(
                "random bytes",
                "7.2.2",
                1007,
                Deflate.Binary([.. Enumerable.Range(0, 200).Select(i => (byte)(255 - (i * 89)))])
            ),
            Fails(
                "a stored block whose lengths differ",
                "7.2.2",
                1007,
                Deflate.Binary([0x00, 0x05, 0x00, 0x00, 0x00, 1, 2, 3, 4, 5])
            ),
            Fails("a stored block that is cut", "7.2.2", 1007, Deflate.Binary([0x00, 0xFF, 0x00, 0x00, 0xFF, 1, 2, 3])),
            Fails("a distance before the beginning", "7.2.2", 1007, Deflate.Binary([0x02, 0x02, 0x00])),
            Fails(
                "text that is not UTF-8",
                "8.1 of RFC 6455",
                1007,
                Deflate.Text(Deflate.Compress([0x6F, 0xFF, 0x6B]))
            ),
            Fails(
                "text cut inside a character",
                "8.1 of RFC 6455",
                1007,
                Deflate.Text(Deflate.Compress([0x6F, 0xE2, 0x82]))
            ),
        ];

    private static IEnumerable<AttackCase> TooLarge() =>
        [
            Fails(
                "1,000 to 1: 2 MiB of zeroes",
                "8",
                1009,
                Deflate.Binary(Deflate.Compress(new byte[2 * 1024 * 1024]))
            ),
            Fails(
                "1,000 to 1: 64 MiB of zeroes",
                "8",
                1009,
                Deflate.Binary(Deflate.Compress(new byte[64 * 1024 * 1024]))
            ),
            Fails(
                "one byte over the limit once inflated",
                "8",
                1009,
                Deflate.Binary(Deflate.Compress(new byte[AttackLimits.MaxMessageSize + 1]))
            ),
        ];

    private static IEnumerable<AttackCase> Legal() =>
        [
            Echoes("a compressed message", "7.2.1", ["text(hello)"], Deflate.Text(Hello)),
            Echoes(
                "a plain message between compressed ones",
                "6",
                ["text(hello)", "text(plain)", "text(hello)"],
                Deflate.Text(Hello),
                ClientFrame.Text("plain"),
                Deflate.Text(Hello)
            ),
            Echoes(
                "fragments, RSV1 on the first, a ping between",
                "6.1",
                ["pong(x)", "text(hello)"],
                Deflate.Text(Hello.AsSpan(..2), fin: false),
                ClientFrame.Ping("x"u8),
                ClientFrame.Continuation(Hello.AsSpan(2..))
            ),
            Echoes("an empty message as one empty block", "7.2.3.6", ["text()"], Deflate.Text([0x00])),
            Echoes("a block that says it is the last", "7.2.3.4", ["text(a)"], Deflate.Text([.. LastBlock, 0x00])),
            Echoes(
                "a block that says it is the last, then another message",
                "7.2.3.4",
                ["text(a)", "text(hello)"],
                Deflate.Text([.. LastBlock, 0x00]),
                Deflate.Text(Hello)
            ),
        ];

    private static AttackCase Fails(string name, string section, int code, params byte[][] bad) =>
        Offering(
            Offer,
            name,
            Section(section),
            Expectation.Fails(code, "text(kept)"),
            Steps.Send([Frames.KeptMessage, .. bad])
        );

    private static AttackCase Echoes(string name, string section, string[] answers, params byte[][] frames) =>
        Offering(
            Offer,
            name,
            Section(section),
            Expectation.Answers([.. answers, "close(1000)"]),
            Steps.Send([.. frames, ClientFrame.Close(1000)])
        );

    private static string Section(string section) =>
        section.Contains("RFC", StringComparison.Ordinal) ? section : $"{section} of RFC 7692";
}
