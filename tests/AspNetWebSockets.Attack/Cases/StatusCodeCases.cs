using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>RFC 6455 section 7.4: which codes may be in a close frame.</summary>
public static class StatusCodeCases
{
    private const string Section = "7.4";

    private static readonly int[] Forbidden =
    [
        0,
        1,
        255,
        256,
        999,
        1004,
        1005,
        1006,
        1015,
        1016,
        1100,
        1999,
        2000,
        2999,
        5000,
        9999,
        32768,
        65535,
    ];

    private static readonly int[] Allowed =
    [
        1000,
        1001,
        1002,
        1003,
        1007,
        1008,
        1009,
        1011,
        1012,
        1013,
        1014,
        3000,
        3999,
        4000,
        4999,
    ];

    /// <summary>The table.</summary>
    public static AttackGroup Group { get; } =
        new(
            "Close codes",
            [
                .. Forbidden.Select(code => Fault($"{code}", ClientFrame.Close(code))),
                .. Forbidden.Select(code => Fault($"{code} with a reason", ClientFrame.Close(code, "bye"))),
                .. Allowed.Select(code =>
                    Frames.Case(
                        $"{code}",
                        Section,
                        Expectation.Answers($"close({code})"),
                        Steps.Send(ClientFrame.Close(code))
                    )
                ),
                Frames.Case(
                    "1010, which only a client may send",
                    "7.4.1",
                    Expectation.Answers("close(10*"),
                    Steps.Send(ClientFrame.Close(1010))
                ),
            ]
        );

    private static AttackCase Fault(string name, byte[] close) =>
        Frames.Failing(name, Section, 1002, Steps.Send(Frames.KeptMessage, close));
}
