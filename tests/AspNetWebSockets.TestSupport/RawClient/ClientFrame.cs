using System.Buffers.Binary;
using System.Text;

namespace AspNetWebSockets.TestSupport;

/// <summary>
/// Builds the bytes of one client frame, right or wrong on purpose, independently of the code under test.
/// </summary>
public static class ClientFrame
{
    /// <summary>The masking key of the examples in RFC 6455 section 5.7.</summary>
    public const uint ExampleMaskingKey = 0x37FA213D;

    /// <summary>A frame of any opcode.</summary>
    /// <param name="opcode">0 to 15; see <see cref="FrameOpcodes"/>.</param>
    /// <param name="payload">The payload before masking.</param>
    /// <param name="fin">The FIN bit.</param>
    /// <param name="rsv">The three reserved bits: 4 is RSV1, 2 is RSV2, 1 is RSV3.</param>
    /// <param name="masked">Whether the MASK bit is set, the key present and the payload masked; a client must.</param>
    /// <param name="maskingKey">The key in network order.</param>
    /// <param name="encoding">How the length is written.</param>
    /// <param name="declaredLength">The length that the header states, if other than the payload's.</param>
    public static byte[] Build(
        int opcode,
        ReadOnlySpan<byte> payload,
        bool fin = true,
        int rsv = 0,
        bool masked = true,
        uint maskingKey = ExampleMaskingKey,
        LengthEncoding encoding = LengthEncoding.Shortest,
        ulong? declaredLength = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)opcode, 15u, nameof(opcode));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)rsv, 7u, nameof(rsv));
        List<byte> frame = new(payload.Length + 14) { (byte)((fin ? 0x80 : 0) | (rsv << 4) | opcode) };
        AppendLength(frame, declaredLength ?? (ulong)payload.Length, encoding, masked);
        if (!masked)
        {
            frame.AddRange(payload);
            return [.. frame];
        }

        Span<byte> key = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(key, maskingKey);
        frame.AddRange(key);
        for (int i = 0; i < payload.Length; i++)
        {
            frame.Add((byte)(payload[i] ^ key[i % 4]));
        }

        return [.. frame];
    }

    /// <summary>A text frame, by default a whole message.</summary>
    public static byte[] Text(string text, bool fin = true) =>
        Build(FrameOpcodes.Text, Encoding.UTF8.GetBytes(text), fin);

    /// <summary>A binary frame, by default a whole message.</summary>
    public static byte[] Binary(ReadOnlySpan<byte> payload, bool fin = true) =>
        Build(FrameOpcodes.Binary, payload, fin);

    /// <summary>A continuation frame, by default the last.</summary>
    public static byte[] Continuation(ReadOnlySpan<byte> payload, bool fin = true) =>
        Build(FrameOpcodes.Continuation, payload, fin);

    /// <summary>A ping.</summary>
    public static byte[] Ping(ReadOnlySpan<byte> payload = default) => Build(FrameOpcodes.Ping, payload);

    /// <summary>A pong.</summary>
    public static byte[] Pong(ReadOnlySpan<byte> payload = default) => Build(FrameOpcodes.Pong, payload);

    /// <summary>A close frame without body (RFC 6455 section 5.5.1).</summary>
    public static byte[] Close() => Build(FrameOpcodes.Close, []);

    /// <summary>A close frame with a code, which may be a forbidden one, and a reason.</summary>
    public static byte[] Close(int code, string reason = "") =>
        Build(FrameOpcodes.Close, [(byte)(code >> 8), (byte)code, .. Encoding.UTF8.GetBytes(reason)]);

    private static void AppendLength(List<byte> frame, ulong length, LengthEncoding encoding, bool masked)
    {
        int mask = masked ? 0x80 : 0;
        if (encoding == LengthEncoding.Shortest)
        {
            encoding = length switch
            {
                <= 125 => LengthEncoding.SevenBits,
                <= ushort.MaxValue => LengthEncoding.SixteenBits,
                _ => LengthEncoding.SixtyFourBits,
            };
        }

        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, length);
        switch (encoding)
        {
            case LengthEncoding.SevenBits:
                ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 127uL);
                frame.Add((byte)(mask | (int)length));
                break;
            case LengthEncoding.SixteenBits:
                ArgumentOutOfRangeException.ThrowIfGreaterThan(length, ushort.MaxValue);
                frame.Add((byte)(mask | 126));
                frame.AddRange(bytes[6..]);
                break;
            default:
                frame.Add((byte)(mask | 127));
                frame.AddRange(bytes);
                break;
        }
    }
}
