using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Interop.Tests.Frames;

/// <summary>Bytes that break a rule of RFC 6455, and the close code that the server must fail the connection with.</summary>
/// <param name="Bytes">The frames, sent in one write.</param>
/// <param name="CloseCode">1002, 1007 or 1009.</param>
internal sealed record BadFrame(byte[] Bytes, int CloseCode)
{
    private const int LargestMessage = 4 * 1024 * 1024;

    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, BadFrame> Table { get; } = CreateTable();

    private static Dictionary<string, BadFrame> CreateTable()
    {
        byte[] text = "text"u8.ToArray();
        Dictionary<string, BadFrame> table = new(StringComparer.Ordinal)
        {
            ["5.1 unmasked text"] = Wrong(ClientFrame.Build(FrameOpcodes.Text, text, masked: false)),
            ["5.1 unmasked close"] = Wrong(ClientFrame.Build(FrameOpcodes.Close, [], masked: false)),
            ["5.2 RSV1"] = Wrong(ClientFrame.Build(FrameOpcodes.Text, text, rsv: 4)),
            ["5.2 RSV2"] = Wrong(ClientFrame.Build(FrameOpcodes.Text, text, rsv: 2)),
            ["5.2 RSV3"] = Wrong(ClientFrame.Build(FrameOpcodes.Text, text, rsv: 1)),
            ["5.2 length not minimal"] = Wrong(
                ClientFrame.Build(FrameOpcodes.Text, text, encoding: LengthEncoding.SixteenBits)
            ),
            ["5.2 length with the highest bit"] = Wrong(
                ClientFrame.Build(
                    FrameOpcodes.Binary,
                    [],
                    encoding: LengthEncoding.SixtyFourBits,
                    declaredLength: 1UL << 63
                )
            ),
            ["5.4 continuation without start"] = Wrong(ClientFrame.Continuation(text)),
            ["5.4 message inside a message"] = Wrong([
                .. ClientFrame.Text("begin", fin: false),
                .. ClientFrame.Text("again"),
            ]),
            ["5.5 fragmented ping"] = Wrong(ClientFrame.Build(FrameOpcodes.Ping, text, fin: false)),
            ["5.5 ping of 126 bytes"] = Wrong(ClientFrame.Ping(new byte[126])),
            ["5.5 close of 126 bytes"] = Wrong(ClientFrame.Close(1000, new string('x', 124))),
            ["5.5.1 close payload of 1 byte"] = Wrong(ClientFrame.Build(FrameOpcodes.Close, [3])),
            ["8.1 text that is no UTF-8"] = NoUtf8(ClientFrame.Build(FrameOpcodes.Text, [0xCE, 0xBA, 0xC0])),
            ["8.1 text that ends inside a character"] = NoUtf8(ClientFrame.Build(FrameOpcodes.Text, [0xE2, 0x82])),
            ["8.1 text made wrong by its second frame"] = NoUtf8([
                .. ClientFrame.Build(FrameOpcodes.Text, [0xE2], fin: false),
                .. ClientFrame.Continuation([0x41]),
            ]),
            ["8.1 close reason that is no UTF-8"] = NoUtf8(ClientFrame.Build(FrameOpcodes.Close, [0x03, 0xE8, 0xFF])),
            ["too long, by its header"] = TooLong(
                ClientFrame.Build(FrameOpcodes.Binary, [], declaredLength: LargestMessage + 1)
            ),
            ["too long, by its last frame"] = TooLong([
                .. ClientFrame.Binary(new byte[LargestMessage], fin: false),
                .. ClientFrame.Continuation([1]),
            ]),
        };
        foreach (int opcode in new[] { 3, 7, 11, 15 })
        {
            table[$"5.2 reserved opcode {opcode}"] = Wrong(ClientFrame.Build(opcode, text));
        }

        foreach (int code in new[] { 0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535 })
        {
            table[$"7.4 close code {code}"] = Wrong(ClientFrame.Close(code));
        }

        return table;
    }

    private static BadFrame Wrong(byte[] bytes) => new(bytes, 1002);

    private static BadFrame NoUtf8(byte[] bytes) => new(bytes, 1007);

    private static BadFrame TooLong(byte[] bytes) => new(bytes, 1009);
}
