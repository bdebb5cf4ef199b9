using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>Bytes that break a rule of RFC 6455, the close code that is due, and the section.</summary>
internal static class BrokenRules
{
    /// <summary>With <c>MaxMessageSize</c> at this.</summary>
    public const int MaxMessageSize = 100_000;

    private static readonly Dictionary<string, (byte[] Bytes, int Code, string Section)> Cases = new(
        StringComparer.Ordinal
    )
    {
        ["unmasked frame"] = (ClientFrame.Build(FrameOpcodes.Text, "a"u8, masked: false), 1002, "5.1"),
        ["RSV1"] = (ClientFrame.Build(FrameOpcodes.Text, "a"u8, rsv: 4), 1002, "5.2"),
        ["RSV2"] = (ClientFrame.Build(FrameOpcodes.Binary, "a"u8, rsv: 2), 1002, "5.2"),
        ["RSV3"] = (ClientFrame.Build(FrameOpcodes.Ping, "a"u8, rsv: 1), 1002, "5.2"),
        ["opcode 3"] = (ClientFrame.Build(3, []), 1002, "5.2"),
        ["opcode 11"] = (ClientFrame.Build(11, []), 1002, "5.2"),
        ["length not minimal"] = (
            ClientFrame.Build(FrameOpcodes.Text, "a"u8, encoding: LengthEncoding.SixteenBits),
            1002,
            "5.2"
        ),
        ["length with the top bit"] = (
            ClientFrame.Build(
                FrameOpcodes.Binary,
                [],
                encoding: LengthEncoding.SixtyFourBits,
                declaredLength: 1UL << 63
            ),
            1002,
            "5.2"
        ),
        ["continuation of nothing"] = (ClientFrame.Continuation("a"u8), 1002, "5.4"),
        ["message inside a message"] = ([.. ClientFrame.Text("a", fin: false), .. ClientFrame.Text("b")], 1002, "5.4"),
        ["fragmented ping"] = (ClientFrame.Build(FrameOpcodes.Ping, [], fin: false), 1002, "5.5"),
        ["ping of 126 bytes"] = (ClientFrame.Ping(new byte[126]), 1002, "5.5"),
        ["close body of one byte"] = (ClientFrame.Build(FrameOpcodes.Close, [3]), 1002, "5.5.1"),
        ["close code 1005"] = (ClientFrame.Close(1005), 1002, "7.4"),
        ["close reason not UTF-8"] = (ClientFrame.Build(FrameOpcodes.Close, [3, 232, 0xFF]), 1007, "8.1"),
        ["text not UTF-8"] = (ClientFrame.Build(FrameOpcodes.Text, [0x61, 0xC0, 0xAF]), 1007, "8.1"),
        ["text that ends inside a character"] = (ClientFrame.Build(FrameOpcodes.Text, [0xC3]), 1007, "8.1"),
        ["message over the limit"] = (ClientFrame.Binary(new byte[MaxMessageSize + 1]), 1009, "7.4.1"),
        ["fragments over the limit"] = (
            [.. ClientFrame.Binary(new byte[MaxMessageSize], fin: false), .. ClientFrame.Continuation(new byte[1])],
            1009,
            "7.4.1"
        ),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static (byte[] Bytes, int Code, string Section) Of(string name) => Cases[name];
}
