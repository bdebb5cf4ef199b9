using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>RFC 6455 sections 10.3 and 10.4: clients that want the server's memory, time or connections.</summary>
public static class ExhaustionCases
{
    private const string Section = "10.4";

    private static readonly byte[] Close = ClientFrame.Close(1000);
    private static readonly Expectation Closed = Expectation.Answers("close(1000)");

    /// <summary>The table.</summary>
    public static AttackGroup Group { get; } =
        new(
            "Exhaustion",
            [
                .. Fragments(),
                .. Floods(),
                .. TooBig(),
                .. SlowHandshakes(),
                .. ClientsThatReadNothing(),
                .. ManyConnections(),
            ]
        );

    private static IEnumerable<AttackCase> Fragments() =>
        [
            Frames.Case(
                "10,000 fragments of one byte",
                Section,
                Expectation.Answers(FrameText.OfBinary([.. Enumerable.Repeat((byte)7, 10_000)]), "close(1000)"),
                Steps.Send(ClientFrame.Binary([7], fin: false)),
                Steps.SendRepeatedly(9_998, ClientFrame.Continuation([7], fin: false)),
                Steps.Send(ClientFrame.Continuation([7]), Close)
            ),
            Frames.Case(
                "10,000 fragments of text, a ping before each",
                Section,
                Expectation.Answers(FrameText.OfText(new string('a', 10_000)), "close(1000)"),
                Steps.Send(ClientFrame.Text("a", fin: false)),
                Steps.SendRepeatedly(9_998, [.. ClientFrame.Ping(), .. ClientFrame.Continuation("a"u8, fin: false)]),
                Steps.Send(ClientFrame.Continuation("a"u8), Close)
            ) with
            {
                IgnoresPongs = true,
            },
            Frames.Case(
                "100,000 empty fragments of a message that never ends",
                Section,
                Closed,
                Steps.Send(ClientFrame.Text("", fin: false)),
                Steps.SendRepeatedly(100_000, ClientFrame.Continuation([], fin: false)),
                Steps.Send(Close)
            ),
        ];

    private static IEnumerable<AttackCase> Floods() =>
        [
            Frames.Case(
                "50,000 pings of 125 bytes",
                Section,
                Closed,
                Steps.SendRepeatedly(50_000, ClientFrame.Ping(new byte[125])),
                Steps.Send(Close)
            ) with
            {
                IgnoresPongs = true,
            },
            Frames.Case(
                "100,000 pongs",
                Section,
                Closed,
                Steps.SendRepeatedly(100_000, ClientFrame.Pong()),
                Steps.Send(Close)
            ),
            Frames.Case(
                "100,000 empty messages",
                Section,
                Expectation.Answers([.. Enumerable.Repeat("text()", 100_000), "close(1000)"]),
                Steps.SendRepeatedly(100_000, ClientFrame.Text("")),
                Steps.Send(Close)
            ),
            Frames.Failing(
                "a bad frame and 4 MiB behind it",
                "7.1.7",
                1002,
                Steps.Send(Frames.KeptMessage, ClientFrame.Build(3, [])),
                Steps.SendRepeatedly(4096, ClientFrame.Binary(new byte[1000]))
            ),
        ];

    private static IEnumerable<AttackCase> TooBig() =>
        [
            Frames.Failing(
                "a message of one byte over the limit",
                Section,
                1009,
                Steps.Send(Frames.KeptMessage, ClientFrame.Binary(new byte[AttackLimits.MaxMessageSize + 1]))
            ),
            Frames.Failing(
                "one byte over the limit in the last fragment",
                Section,
                1009,
                Steps.Send(Frames.KeptMessage, ClientFrame.Binary(new byte[AttackLimits.MaxMessageSize], fin: false)),
                Steps.Send(ClientFrame.Continuation([1]))
            ),
            Frames.Failing(
                "a message without end, in fragments of 1,000 bytes",
                Section,
                1009,
                Steps.Send(Frames.KeptMessage, ClientFrame.Binary([], fin: false)),
                Steps.SendRepeatedly(4096, ClientFrame.Continuation(new byte[1000], fin: false))
            ),
            Frames.Failing(
                "text over the limit in fragments of 64 KiB",
                Section,
                1009,
                Steps.Send(Frames.KeptMessage, ClientFrame.Text("", fin: false)),
                Steps.SendRepeatedly(17, ClientFrame.Continuation(new byte[65536], fin: false))
            ),
        ];

    private static IEnumerable<AttackCase> SlowHandshakes() =>
        [
            new AttackCase(
                "a request that stops",
                "9.5 of RFC 9112",
                [Steps.Send(Handshake.Good()[..60])],
                Expectation.Dropped(408)
            ) with
            {
                IsSlow = true,
            },
            new AttackCase(
                "two hundred requests that stop",
                "9.5 of RFC 9112",
                [Steps.Swarm(200, Steps.Send(Handshake.Good()[..60])), Steps.Send(Handshake.Good()[..60])],
                Expectation.Dropped(408)
            ) with
            {
                IsSlow = true,
            },
        ];

    private static IEnumerable<AttackCase> ClientsThatReadNothing() =>
        [
            ReadsNothing("64 KiB messages", ClientFrame.Binary(new byte[65536])),
            ReadsNothing("messages of 100 bytes", Frames.Repeat(ClientFrame.Binary(new byte[100]), 600)),
            // Pongs for old pings are dropped (RFC 6455 section 5.5.3), so the server may go on reading.
            Frames.Case(
                "pings of 125 bytes, without reading the pongs",
                Section,
                Expectation.Anything(),
                Steps.SendAtMost(Frames.Repeat(ClientFrame.Ping(new byte[125]), 500), 32L * 1024 * 1024),
                Steps.Reset()
            ) with
            {
                Reads = false,
            },
        ];

    /// <summary>The server stops taking what it cannot answer, and keeps no more than its bounds.</summary>
    private static AttackCase ReadsNothing(string name, byte[] bytes) =>
        Frames.Case(
            $"{name}, without reading the echoes",
            Section,
            Expectation.Anything(),
            Steps.SendUntilHeldBack(bytes, 256L * 1024 * 1024),
            Steps.Reset()
        ) with
        {
            Reads = false,
        };

    private static IEnumerable<AttackCase> ManyConnections() =>
        [
            Frames.Case(
                "1,000 connections from one address",
                Section,
                Closed,
                Steps.Swarm(
                    1000,
                    Steps.Send(Handshake.Good()),
                    Steps.AwaitAnswer(),
                    Steps.Send(ClientFrame.Text("hello")),
                    Steps.AwaitFrames(1)
                ),
                Steps.Send(Close)
            ),
            Frames.Case(
                "500 connections, each with half a message, all reset",
                Section,
                Closed,
                Steps.Swarm(
                    500,
                    Steps.Send(Handshake.Good()),
                    Steps.AwaitAnswer(),
                    Steps.Send(ClientFrame.Binary(new byte[2000], fin: false)),
                    Steps.Reset()
                ),
                Steps.Send(Close)
            ),
            Frames.Case(
                "300 connections that end before they say anything",
                Section,
                Closed,
                Steps.Swarm(300, Steps.Reset()),
                Steps.Send(Close)
            ),
        ];
}
