using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>RFC 6455 sections 1.4, 5.5.1 and 7.1: how a connection ends, by which side and in which order.</summary>
public static class ClosingHandshakeCases
{
    private static readonly Expectation Closed = Expectation.Answers("close(1000)");
    private static readonly Expectation ClosedByServer = Expectation.Answers("close(1000 bye)");
    private static readonly byte[] Close = ClientFrame.Close(1000);
    private static readonly byte[] First = ClientFrame.Text("go");

    /// <summary>The table.</summary>
    public static AttackGroup Group { get; } =
        new(
            "Closing handshake",
            [
                Echo("text after close", Closed, Steps.Send(Close, ClientFrame.Text("late"))),
                Echo("a ping after close", Closed, Steps.Send(Close, ClientFrame.Ping("late"u8))),
                Echo("a second close", Closed, Steps.Send(Close, ClientFrame.Close(1001))),
                Echo("a bad frame after close", Closed, Steps.Send(Close, ClientFrame.Build(7, [], rsv: 7))),
                Echo(
                    "random bytes after close",
                    Closed,
                    Steps.Send(Close, [.. Enumerable.Range(0, 512).Select(i => (byte)(i * 89))])
                ),
                Echo(
                    "a flood after close",
                    Closed,
                    Steps.Send(Close, Frames.Repeat(ClientFrame.Binary(new byte[1000]), 256))
                ),
                Echo(
                    "text after the server's close",
                    Closed,
                    Steps.Send(Close),
                    Steps.AwaitFrames(1),
                    Steps.Send(ClientFrame.Text("late"))
                ),
                Echo("half-close behind close", Closed, Steps.Send(Close), Steps.AwaitFrames(1), Steps.HalfClose()),
                Echo(
                    "half-close behind a message",
                    Expectation.Answers("text(first)", "text(kept)").Ends(Ending.Over),
                    Steps.Send(ClientFrame.Text("first")),
                    Steps.AwaitFrames(1),
                    Steps.Send(Frames.KeptMessage),
                    Steps.HalfClose()
                ) with
                {
                    HalfClosesEarly = true,
                },
                Echo(
                    "half-close behind a message and close",
                    Expectation.Answers("text(first)", "text(kept)", "close(1000)"),
                    Steps.Send(ClientFrame.Text("first")),
                    Steps.AwaitFrames(1),
                    Steps.Send(Frames.KeptMessage, Close),
                    Steps.HalfClose()
                ) with
                {
                    HalfClosesEarly = true,
                },
                Echo("half-close at once", Vanished(), Steps.HalfClose()),
                Echo("half-close inside a header", Vanished(), Steps.Send(First[..1]), Steps.HalfClose()),
                Echo("half-close inside a payload", Vanished(), Steps.Send(First[..7]), Steps.HalfClose()),
                Echo(
                    "half-close inside a message",
                    Vanished(),
                    Steps.Send(ClientFrame.Text("a", fin: false)),
                    Steps.HalfClose()
                ),
                Echo("half-close inside a close frame", Vanished(), Steps.Send(Close[..7]), Steps.HalfClose()),
                Echo("reset at once", Vanished(), Steps.Reset()),
                Echo(
                    "reset inside a message",
                    Vanished(),
                    Steps.Send(ClientFrame.Text("a", fin: false)),
                    Steps.Reset()
                ),
                Echo("reset behind close", Expectation.Anything(), Steps.Send(Close), Steps.Reset()),
                Echo(
                    "half-close behind a bad frame",
                    Expectation.Fails(1002, "text(first)", "text(kept)"),
                    Steps.Send(ClientFrame.Text("first")),
                    Steps.AwaitFrames(1),
                    Steps.Send(Frames.KeptMessage, ClientFrame.Build(3, [])),
                    Steps.HalfClose()
                ) with
                {
                    HalfClosesEarly = true,
                },
                Echo(
                    "a bad frame, and a client that waits for the end of TCP",
                    Expectation.Fails(1002, "text(kept)"),
                    Steps.Send(Frames.KeptMessage, ClientFrame.Build(3, []))
                ) with
                {
                    WaitsForTheEnd = true,
                },
                Server("in order", ClosedByServer, Steps.Send(First), Steps.AwaitFrames(1), Steps.Send(Close)),
                Server("both at once", ClosedByServer, Steps.Send(First, Close)),
                Server(
                    "both at once, with another code",
                    ClosedByServer,
                    Steps.Send(First, ClientFrame.Close(4000, "mine"))
                ),
                Server("never answered", ClosedByServer.Ends(Ending.Over).AsRefusal(), Steps.Send(First)) with
                {
                    IsSlow = true,
                    WaitsForTheEnd = true,
                },
                Server(
                    "answered by half-close",
                    ClosedByServer.Ends(Ending.Over),
                    Steps.Send(First),
                    Steps.AwaitFrames(1),
                    Steps.HalfClose()
                ),
                Server(
                    "answered by reset",
                    ClosedByServer.Ends(Ending.Over),
                    Steps.Send(First),
                    Steps.AwaitFrames(1),
                    Steps.Reset()
                ),
                Server(
                    "answered with code 1005",
                    ClosedByServer.Ends(Ending.Over),
                    Steps.Send(First),
                    Steps.AwaitFrames(1),
                    Steps.Send(ClientFrame.Close(1005))
                ),
                Server(
                    "answered with one byte",
                    ClosedByServer.Ends(Ending.Over),
                    Steps.Send(First),
                    Steps.AwaitFrames(1),
                    Steps.Send(ClientFrame.Build(FrameOpcodes.Close, [3]))
                ),
                Server(
                    "answered by a bad frame",
                    ClosedByServer.Ends(Ending.Over),
                    Steps.Send(First),
                    Steps.AwaitFrames(1),
                    Steps.Send(ClientFrame.Build(3, []))
                ),
                Server(
                    "data before the answer",
                    ClosedByServer,
                    Steps.Send(First),
                    Steps.AwaitFrames(1),
                    Steps.Send(ClientFrame.Text("late"), Close)
                ),
                Server(
                    "half a message before the answer",
                    ClosedByServer,
                    Steps.Send(First),
                    Steps.AwaitFrames(1),
                    Steps.Send(ClientFrame.Text("late", fin: false), Close)
                ),
                Server(
                    "data without end instead of the answer",
                    ClosedByServer.Ends(Ending.Over).AsRefusal(),
                    Steps.Send(First),
                    Steps.AwaitFrames(1),
                    Steps.SendUntilHeldBack(Frames.Repeat(ClientFrame.Binary(new byte[1000]), 64), 1L << 28)
                ),
                Server(
                    "answered byte by byte",
                    ClosedByServer,
                    Steps.Send(First),
                    Steps.AwaitFrames(1),
                    Steps.SendByteByByte(Close)
                ),
            ]
        );

    /// <summary>No close frame came, so none is due (RFC 6455 section 7.1.5).</summary>
    private static Expectation Vanished() => Expectation.Answers().Ends(Ending.Over);

    private static AttackCase Echo(string name, Expectation expected, params Step[] steps) =>
        Frames.Case(name, "7.1", expected, steps);

    private static AttackCase Server(string name, Expectation expected, params Step[] steps) =>
        new(
            $"the server's close, {name}",
            "7.1.2",
            [Steps.Send(Handshake.Good(Handshake.ClosePath)), Steps.AwaitAnswer(), .. steps],
            expected
        );
}
