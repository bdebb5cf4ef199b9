using System.Runtime.InteropServices;

namespace AspNetWebSockets.Protocol;

/// <summary>
/// Decodes the header of a client's frame (RFC 6455 section 5.2) byte by byte, so that it can be cut anywhere and fails
/// at the first byte that no valid frame can have. A mutable value: keep it in a field, do not copy it.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct FrameHeaderReader
{
    private const int MaskingKeyLength = 4;
    private const byte LengthIs16Bits = 126;

    private int _position;
    private int _lengthBytes;
    private ulong _length;

    public bool Fin { get; private set; }

    public Opcode Opcode { get; private set; }

    public readonly long PayloadLength => (long)_length;

    /// <summary>The masking key as <see cref="Masking"/> takes it.</summary>
    public uint MaskingKey { get; private set; }

    /// <summary>Whether the whole header has been read; the next call to <see cref="Reset"/> starts another.</summary>
    public readonly bool IsComplete => _position == 2 + _lengthBytes + MaskingKeyLength;

    /// <summary>The least length that may be written in as many bytes as this header does.</summary>
    private readonly ulong ShortestLongLength =>
        _lengthBytes == sizeof(ushort) ? LengthIs16Bits : (ulong)ushort.MaxValue + 1;

    public void Reset() => this = default;

    /// <summary>Reads as much of the header as <paramref name="source"/> holds.</summary>
    /// <param name="source">What follows in the stream.</param>
    /// <param name="rules">What is allowed at this place of the message.</param>
    /// <param name="consumed">Bytes used, those up to and including the one that broke a rule.</param>
    /// <returns>The rule broken, or <see langword="null"/>.</returns>
    public ProtocolViolation? Read(ReadOnlySpan<byte> source, in FrameRules rules, out int consumed)
    {
        for (consumed = 0; consumed < source.Length && !IsComplete; )
        {
            byte value = source[consumed++];
            ProtocolViolation? violation = _position switch
            {
                0 => ReadOpcode(value, rules),
                1 => ReadShortLength(value, rules),
                _ when _position < 2 + _lengthBytes => ReadLongLength(value, rules),
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
        Fin = (value & 0x80) != 0;
        Opcode = (Opcode)(value & 0x0F);
        return (value & 0x70) != 0 ? Violations.ReservedBits : rules.CheckOpcode(Opcode, Fin);
    }

    private ProtocolViolation? ReadShortLength(byte value, in FrameRules rules)
    {
        if ((value & 0x80) == 0)
        {
            return Violations.UnmaskedFrame;
        }

        int length = value & 0x7F;
        if (length < LengthIs16Bits)
        {
            _length = (ulong)length;
            return rules.CheckLength(Opcode, Fin, _length, _length);
        }

        _lengthBytes = length == LengthIs16Bits ? sizeof(ushort) : sizeof(ulong);
        return rules.CheckLength(Opcode, Fin, ShortestLongLength, ulong.MaxValue);
    }

    private ProtocolViolation? ReadLongLength(byte value, in FrameRules rules)
    {
        if (_lengthBytes == sizeof(ulong) && _position == 2 && (value & 0x80) != 0)
        {
            return Violations.LengthTooLarge;
        }

        // The bytes still to come leave a range of lengths. The frame is impossible as soon as the whole range is too
        // short for this encoding or over the limit.
        _length = (_length << 8) | value;
        int bitsToCome = 8 * (2 + _lengthBytes - _position - 1);
        ulong lowest = _length << bitsToCome;
        ulong highest = lowest | ((1UL << bitsToCome) - 1);
        return highest < ShortestLongLength
            ? Violations.LengthNotMinimal
            : rules.CheckLength(Opcode, Fin, lowest, highest);
    }

    private ProtocolViolation? ReadMaskingKey(byte value)
    {
        MaskingKey |= (uint)value << (8 * (_position - 2 - _lengthBytes));
        return null;
    }
}
