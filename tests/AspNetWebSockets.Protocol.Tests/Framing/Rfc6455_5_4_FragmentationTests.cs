using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 section 5.4: which frame may follow which.</summary>
public sealed class Rfc6455_5_4_FragmentationTests
{
    /// <summary>Frames by letter: t and b begin, T and B are whole messages, c continues, C ends, p is a ping. Then the place of the frame that breaks the rule.</summary>
    public static TheoryData<string, int, string> Sequences { get; } =
        new()
        {
            { "c", 0, nameof(Violations.NothingToContinue) },
            { "C", 0, nameof(Violations.NothingToContinue) },
            { "Tc", 1, nameof(Violations.NothingToContinue) },
            { "BC", 1, nameof(Violations.NothingToContinue) },
            { "tCC", 2, nameof(Violations.NothingToContinue) },
            { "tcCc", 3, nameof(Violations.NothingToContinue) },
            { "pC", 1, nameof(Violations.NothingToContinue) },
            { "tt", 1, nameof(Violations.MessageInProgress) },
            { "tT", 1, nameof(Violations.MessageInProgress) },
            { "tb", 1, nameof(Violations.MessageInProgress) },
            { "tB", 1, nameof(Violations.MessageInProgress) },
            { "bt", 1, nameof(Violations.MessageInProgress) },
            { "bB", 1, nameof(Violations.MessageInProgress) },
            { "tcT", 2, nameof(Violations.MessageInProgress) },
            { "tpT", 2, nameof(Violations.MessageInProgress) },
            { "TBtCbccCpt", -1, "" },
            { "tppcppCp", -1, "" },
        };

    [Theory]
    [MemberData(nameof(Sequences))]
    public void A_frame_out_of_turn_fails_at_its_first_byte(string frames, int place, string rule)
    {
        byte[][] bytes = [.. frames.Select(Frame)];
        Failure? expected =
            place < 0 ? null : new Failure(bytes.Take(place).Sum(frame => frame.Length), Rule.Named(rule));
        Delivery.FirstFailure([.. bytes.SelectMany(frame => frame)]).ShouldBe(expected);
    }

    [Fact]
    public void Fragments_carry_the_type_of_the_first_and_the_last_ends_the_message() =>
        Delivery
            .ReadAll([
                .. ClientFrame.Text("Hel", fin: false),
                .. ClientFrame.Continuation("l"u8, fin: false),
                .. ClientFrame.Continuation("o"u8),
                .. ClientFrame.Binary([1], fin: false),
                .. ClientFrame.Continuation([2]),
            ])
            .Events.ShouldBe([
                Incoming.Fragment(isText: true, endOfMessage: false, "Hel"u8),
                Incoming.Fragment(isText: true, endOfMessage: false, "l"u8),
                Incoming.Fragment(isText: true, endOfMessage: true, "o"u8),
                Incoming.Fragment(isText: false, endOfMessage: false, [1]),
                Incoming.Fragment(isText: false, endOfMessage: true, [2]),
            ]);

    [Fact]
    public void Control_frames_between_fragments_come_in_their_place_even_inside_a_character() =>
        Delivery
            .ReadAll([
                .. ClientFrame.Build(FrameOpcodes.Text, [0xC3], fin: false),
                .. ClientFrame.Ping("1"u8),
                .. ClientFrame.Pong("2"u8),
                .. ClientFrame.Continuation([0xA9]),
            ])
            .Events.ShouldBe([
                Incoming.Fragment(isText: true, endOfMessage: false, [0xC3]),
                Incoming.Control(MessageEvent.Ping, "1"u8),
                Incoming.Control(MessageEvent.Pong, "2"u8),
                Incoming.Fragment(isText: true, endOfMessage: true, [0xA9]),
            ]);

    [Fact]
    public void Empty_fragments_are_legal() =>
        Delivery
            .ReadAll([
                .. ClientFrame.Text("", fin: false),
                .. ClientFrame.Continuation([], fin: false),
                .. ClientFrame.Continuation([]),
            ])
            .Events.ShouldBe([
                Incoming.Fragment(isText: true, endOfMessage: false, []),
                Incoming.Fragment(isText: true, endOfMessage: false, []),
                Incoming.Fragment(isText: true, endOfMessage: true, []),
            ]);

    private static byte[] Frame(char letter) =>
        letter switch
        {
            't' => ClientFrame.Text("x", fin: false),
            'T' => ClientFrame.Text("x"),
            'b' => ClientFrame.Binary([1], fin: false),
            'B' => ClientFrame.Binary([1]),
            'c' => ClientFrame.Continuation([1], fin: false),
            'C' => ClientFrame.Continuation([1]),
            _ => ClientFrame.Ping(),
        };
}
