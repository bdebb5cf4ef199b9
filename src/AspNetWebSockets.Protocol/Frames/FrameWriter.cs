using System.Buffers;
using System.Buffers.Binary;

namespace AspNetWebSockets.Protocol;

/// <summary>Encodes the frames of a server, which are never masked (RFC 6455 section 5.1).</summary>
public static class FrameWriter
{
    /// <summary>The longest header of an unmasked frame: two bytes and a 64-bit length.</summary>
    public const int MaxHeaderLength = 10;

    private const int ShortHeaderLength = 2;
    private const int MaxLengthIn7Bits = 125;
    private const byte LengthIs16Bits = 126;
    private const byte LengthIs64Bits = 127;
    private const byte FinBit = 0x80;
    private const byte CompressedBit = 0x40;

    /// <summary>The bytes that the header in front of <paramref name="payloadLength"/> bytes takes: 2, 4 or 10, the shortest encoding as RFC 6455 section 5.2 demands.</summary>
    public static int HeaderLength(long payloadLength) =>
        payloadLength <= MaxLengthIn7Bits ? ShortHeaderLength
        : payloadLength <= ushort.MaxValue ? 4
        : MaxHeaderLength;

    /// <summary>Writes a frame header to the start of <paramref name="destination"/>.</summary>
    /// <returns>The length of the header; the payload goes right behind it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is shorter than the header, or <paramref name="payloadLength"/> is negative.</exception>
    public static int WriteHeader(Span<byte> destination, Opcode opcode, bool fin, long payloadLength)
    {
        if ((ulong)payloadLength > MaxLengthIn7Bits || destination.Length < ShortHeaderLength)
        {
            return WriteLongHeader(destination, opcode, fin, payloadLength);
        }

        destination[1] = (byte)payloadLength;
        destination[0] = FirstByte(opcode, fin);
        return ShortHeaderLength;
    }

    /// <summary>As <see cref="WriteHeader(Span{byte}, Opcode, bool, long)"/>, with RSV1 set for the first frame of a compressed message (RFC 7692 section 7.2.1).</summary>
    /// <returns>The length of the header; the payload goes right behind it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="opcode"/> starts no data message, or as without RSV1.</exception>
    public static int WriteCompressedHeader(Span<byte> destination, Opcode opcode, bool fin, long payloadLength)
    {
        if (opcode is not (Opcode.Text or Opcode.Binary))
        {
            throw new ArgumentOutOfRangeException(
                nameof(opcode),
                opcode,
                "Only the first frame of a data message says that the message is compressed: expected Text or Binary."
            );
        }

        int length = WriteHeader(destination, opcode, fin, payloadLength);
        destination[0] |= CompressedBit;
        return length;
    }

    /// <summary>Writes a whole frame.</summary>
    public static void Write(IBufferWriter<byte> output, Opcode opcode, bool fin, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(output);
        int headerLength = HeaderLength(payload.Length);
        Span<byte> destination = output.GetSpan(headerLength + payload.Length);
        _ = WriteHeader(destination, opcode, fin, payload.Length);
        payload.CopyTo(destination[headerLength..]);
        output.Advance(headerLength + payload.Length);
    }

    private static int WriteLongHeader(Span<byte> destination, Opcode opcode, bool fin, long payloadLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(payloadLength);
        int length = HeaderLength(payloadLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, length, nameof(destination));
        destination[0] = FirstByte(opcode, fin);
        if (length == MaxHeaderLength)
        {
            destination[1] = LengthIs64Bits;
            BinaryPrimitives.WriteInt64BigEndian(destination[ShortHeaderLength..], payloadLength);
        }
        else
        {
            destination[1] = LengthIs16Bits;
            BinaryPrimitives.WriteUInt16BigEndian(destination[ShortHeaderLength..], (ushort)payloadLength);
        }

        return length;
    }

    private static byte FirstByte(Opcode opcode, bool fin) => (byte)((fin ? FinBit : 0) | (int)opcode);
}
