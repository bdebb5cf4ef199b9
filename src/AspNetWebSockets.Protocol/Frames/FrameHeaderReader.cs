using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AspNetWebSockets.Protocol;

/// <summary>
/// Decodes the header of a client's frame (RFC 6455 section 5.2): at once when it has come as a whole and is in order,
/// else byte by byte, so that it can be cut anywhere and fails at the first byte that no valid frame can have. Then it
/// keeps what is left of the payload. A mutable value: keep it in a field, do not copy it.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct FrameHeaderReader
{
    /// <summary>The header of a payload of at most 125 bytes.</summary>
    public const int ShortLength = FixedLength + MaskingKeyLength;

    private const int FixedLength = 2;
    private const int MaskingKeyLength = 4;
    private const byte FinBit = 0x80;
    private const byte ReservedBits = 0x70;
    private const byte CompressedBit = 0x40;
    private const byte OpcodeBits = 0x0F;
    private const byte MaskBit = 0x80;
    private const byte LengthBits = 0x7F;
    private const byte LengthIs16Bits = 126;
    private const byte WholeText = FinBit | (byte)Opcode.Text;
    private const byte WholeBinary = FinBit | (byte)Opcode.Binary;

    private ulong _length;
    private byte _first;
    private byte _position;
    private byte _lengthBytes;

    public readonly bool Fin => (_first & FinBit) != 0;

    public readonly Opcode Opcode => (Opcode)(_first & OpcodeBits);

    /// <summary>Whether the frame starts a compressed message (RFC 7692 section 6).</summary>
    public readonly bool IsCompressed => (_first & CompressedBit) != 0;

    /// <summary>The payload still to come.</summary>
    public readonly long PayloadLeft => (long)_length;

    /// <summary>The masking key for the payload still to come, as <see cref="Masking"/> takes it.</summary>
    public uint MaskingKey { get; private set; }

    /// <summary>Whether the whole header has been read; the next call to <see cref="Reset"/> starts another.</summary>
    public readonly bool IsComplete => _position == FixedLength + _lengthBytes + MaskingKeyLength;

    /// <summary>Whether no byte of a header has been read.</summary>
    public readonly bool IsAtStart => _position == 0;

    /// <summary>Recognizes the header that most frames have: a whole message of at most 125 bytes, not compressed, in order.</summary>
    public static bool IsShortMessage(ReadOnlySpan<byte> source, out bool isText, out int length, out uint maskingKey)
    {
        if (source.Length < ShortLength)
        {
            (isText, length, maskingKey) = (false, 0, 0);
            return false;
        }

        byte first = source[0];
        isText = first == WholeText;

        // Less than 0 without the mask bit; more than 125 announce a longer length.
        length = source[1] - MaskBit;
        maskingKey = BinaryPrimitives.ReadUInt32LittleEndian(source[FixedLength..]);
        return (isText || first == WholeBinary) && (uint)length < LengthIs16Bits;
    }

    public void Reset() => this = default;

    /// <summary>Counts payload that was unmasked.</summary>
    public void Take(int count)
    {
        _length -= (ulong)count;
        MaskingKey = Masking.Advance(MaskingKey, count);
    }

    /// <summary>Reads as much of the header as <paramref name="source"/> holds.</summary>
    /// <param name="source">What follows in the stream.</param>
    /// <param name="rules">What is allowed at this place of the message.</param>
    /// <param name="consumed">Bytes used, those up to and including the one that broke a rule.</param>
    /// <returns>The rule broken, or <see langword="null"/>.</returns>
    public ProtocolViolation? Read(ReadOnlySpan<byte> source, in FrameRules rules, out int consumed) =>
        IsAtStart && TryReadWhole(source, rules, out consumed) ? null : ReadEach(source, rules, out consumed);

    /// <summary>Reads a header that has come as a whole, has no reserved bit and breaks no rule; leaves any other to <see cref="ReadEach"/>.</summary>
    private bool TryReadWhole(ReadOnlySpan<byte> source, in FrameRules rules, out int consumed)
    {
        consumed = 0;
        if (source.Length < ShortLength)
        {
            return false;
        }

        byte first = source[0];
        byte second = source[1];
        int lengthBytes = LengthBytes(second & LengthBits);
        int headerLength = FixedLength + lengthBytes + MaskingKeyLength;
        if ((first & ReservedBits) != 0 || (second & MaskBit) == 0 || source.Length < headerLength)
        {
            return false;
        }

        ulong length = lengthBytes switch
        {
            0 => (ulong)(second & LengthBits),
            sizeof(ushort) => BinaryPrimitives.ReadUInt16BigEndian(source[FixedLength..]),
            _ => BinaryPrimitives.ReadUInt64BigEndian(source[FixedLength..]),
        };
        Opcode opcode = (Opcode)(first & OpcodeBits);
        bool fin = (first & FinBit) != 0;
        if (
            length < ShortestLength(lengthBytes)
            || rules.CheckOpcode(opcode, fin) is not null
            || rules.CheckLength(opcode, fin, isCompressed: false, length, length) is not null
        )
        {
            return false;
        }

        (_first, _length, _lengthBytes, _position) = (first, length, (byte)lengthBytes, (byte)headerLength);
        MaskingKey = BinaryPrimitives.ReadUInt32LittleEndian(source[(FixedLength + lengthBytes)..]);
        consumed = headerLength;
        return true;
    }

    private ProtocolViolation? ReadEach(ReadOnlySpan<byte> source, in FrameRules rules, out int consumed)
    {
        for (consumed = 0; consumed < source.Length && !IsComplete; )
        {
            byte value = source[consumed++];
            ProtocolViolation? violation = _position switch
            {
                0 => ReadOpcode(value, rules),
                1 => ReadShortLength(value, rules),
                _ when _position < FixedLength + _lengthBytes => ReadLongLength(value, rules),
                _ => ReadMaskingKey(value),
            };
            _position++;
            if (violation is not null)
            {
                return violation;
            }
        }

        return null;
    }

    private ProtocolViolation? ReadOpcode(byte value, in FrameRules rules)
    {
        _first = value;
        int reserved = value & ReservedBits;
        ProtocolViolation? violation = reserved == 0 ? null : rules.CheckReservedBits(reserved, Opcode);
        return violation ?? rules.CheckOpcode(Opcode, Fin);
    }

    private ProtocolViolation? ReadShortLength(byte value, in FrameRules rules)
    {
        if ((value & MaskBit) == 0)
        {
            return Violations.UnmaskedFrame;
        }

        int length = value & LengthBits;
        _lengthBytes = (byte)LengthBytes(length);
        if (_lengthBytes == 0)
        {
            _length = (ulong)length;
            return rules.CheckLength(Opcode, Fin, IsCompressed, _length, _length);
        }

        return rules.CheckLength(Opcode, Fin, IsCompressed, ShortestLength(_lengthBytes), ulong.MaxValue);
    }

    private ProtocolViolation? ReadLongLength(byte value, in FrameRules rules)
    {
        if (_lengthBytes == sizeof(ulong) && _position == FixedLength && (value & 0x80) != 0)
        {
            return Violations.LengthTooLarge;
        }

        // The bytes still to come leave a range of lengths. The frame is impossible as soon as the whole range is too
        // short for this encoding or over the limit.
        _length = (_length << 8) | value;
        int bitsToCome = 8 * (FixedLength + _lengthBytes - _position - 1);
        ulong lowest = _length << bitsToCome;
        ulong highest = lowest | ((1UL << bitsToCome) - 1);
        return highest < ShortestLength(_lengthBytes)
            ? Violations.LengthNotMinimal
            : rules.CheckLength(Opcode, Fin, IsCompressed, lowest, highest);
    }

    private ProtocolViolation? ReadMaskingKey(byte value)
    {
        MaskingKey |= (uint)value << (8 * (_position - FixedLength - _lengthBytes));
        return null;
    }

    /// <summary>How many bytes the length takes behind the 7 bits that announce them.</summary>
    private static int LengthBytes(int shortLength) =>
        shortLength < LengthIs16Bits ? 0
        : shortLength == LengthIs16Bits ? sizeof(ushort)
        : sizeof(ulong);

    /// <summary>The least length that may be written in as many bytes.</summary>
    private static ulong ShortestLength(int lengthBytes) =>
        lengthBytes switch
        {
            0 => 0,
            sizeof(ushort) => LengthIs16Bits,
            _ => (ulong)ushort.MaxValue + 1,
        };
}
