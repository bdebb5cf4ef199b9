using System.Buffers.Binary;
using System.Text;

namespace AspNetWebSockets.Protocol;

/// <summary>The body of a close frame: nothing, or a code and a reason (RFC 6455 section 5.5.1).</summary>
/// <param name="Code">The status code; <see cref="CloseCode.NoStatusReceived"/> (1005) stands for a frame without body.</param>
/// <param name="Reason">The reason; <see langword="null"/> for a frame without body.</param>
public readonly record struct ClosePayload(int Code, string? Reason)
{
    /// <summary>The most bytes that a control frame carries.</summary>
    public const int MaxLength = 125;

    /// <summary>The most UTF-8 bytes of a reason: what is left behind the code.</summary>
    public const int MaxReasonLength = MaxLength - CodeLength;

    private const int CodeLength = sizeof(ushort);

    /// <summary>A frame without body.</summary>
    public static ClosePayload Empty => new(CloseCode.NoStatusReceived, null);

    /// <summary>Reads a body that <see cref="MessageReader"/> has checked.</summary>
    /// <param name="body">Empty, or a code and valid UTF-8.</param>
    public static ClosePayload Read(ReadOnlySpan<byte> body) =>
        body.IsEmpty
            ? Empty
            : new(BinaryPrimitives.ReadUInt16BigEndian(body), Encoding.UTF8.GetString(body[CodeLength..]));

    /// <summary>Writes the body to the start of <paramref name="destination"/>; nothing for <see cref="CloseCode.NoStatusReceived"/>.</summary>
    /// <returns>The number of bytes written, at most <see cref="MaxLength"/>.</returns>
    /// <exception cref="ArgumentException">The reason takes more than <see cref="MaxReasonLength"/> bytes, or <paramref name="destination"/> is too short.</exception>
    public int Write(Span<byte> destination)
    {
        if (Code == CloseCode.NoStatusReceived)
        {
            return 0;
        }

        int reasonLength = Encoding.UTF8.GetByteCount(Reason ?? string.Empty);
        if (reasonLength > MaxReasonLength)
        {
            throw new ArgumentException(
                $"The reason takes {reasonLength} bytes as UTF-8; a close frame carries at most {MaxReasonLength}. Shorten it."
            );
        }

        BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)Code);
        return CodeLength + Encoding.UTF8.GetBytes(Reason ?? string.Empty, destination[CodeLength..]);
    }
}
