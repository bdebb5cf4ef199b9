using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>
/// What a server sends, in short: <c>text(hello)</c>, <c>binary(00FF)</c>, <c>pong(x)</c>, <c>close</c>,
/// <c>close(1002 reason)</c>. Long payload is named by its length and its hash.
/// </summary>
public static class FrameText
{
    private const int Longest = 48;

    /// <summary>A message or a control frame.</summary>
    public static string Of(int opcode, ReadOnlySpan<byte> payload) =>
        opcode switch
        {
            FrameOpcodes.Text => $"text({Text(payload)})",
            FrameOpcodes.Binary => $"binary({Bytes(payload)})",
            FrameOpcodes.Ping => $"ping({Text(payload)})",
            FrameOpcodes.Pong => $"pong({Text(payload)})",
            FrameOpcodes.Close => Close(payload),
            _ => $"opcode{opcode}({Bytes(payload)})",
        };

    /// <summary>The echo of a text message.</summary>
    public static string OfText(string text) => Of(FrameOpcodes.Text, Encoding.UTF8.GetBytes(text));

    /// <summary>The echo of a binary message.</summary>
    public static string OfBinary(ReadOnlySpan<byte> payload) => Of(FrameOpcodes.Binary, payload);

    private static string Close(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return "close";
        }

        if (body.Length == 1)
        {
            return $"close(half a code {Convert.ToHexString(body)})";
        }

        int code = BinaryPrimitives.ReadUInt16BigEndian(body);
        return body.Length == 2 ? $"close({code})" : $"close({code} {Encoding.UTF8.GetString(body[2..])})";
    }

    private static string Text(ReadOnlySpan<byte> payload) =>
        payload.Length <= Longest ? Encoding.UTF8.GetString(payload) : Digest(payload);

    private static string Bytes(ReadOnlySpan<byte> payload) =>
        payload.Length <= Longest ? Convert.ToHexString(payload) : Digest(payload);

    private static string Digest(ReadOnlySpan<byte> payload) =>
        $"{payload.Length} bytes {Convert.ToHexString(SHA256.HashData(payload).AsSpan(0, 4))}";
}
