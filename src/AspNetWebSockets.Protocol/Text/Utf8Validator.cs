using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace AspNetWebSockets.Protocol;

/// <summary>
/// Validates UTF-8 (RFC 3629) that comes in pieces, and says no at the first byte that no valid text can have there
/// (RFC 6455 section 8.1). A mutable value: keep it in a field, do not copy it.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public struct Utf8Validator
{
    // State between two bytes: how many continuation bytes are due, and the range of the next one. The range is
    // narrower than 80-BF only right after E0 (no overlong form), ED (no surrogate), F0 (no overlong form) and
    // F4 (nothing beyond U+10FFFF): The Unicode Standard, table 3-7.
    private byte _due;
    private byte _lowest;
    private byte _highest;

    /// <summary>Whether the text could end here, that is, not inside a character.</summary>
    public readonly bool IsComplete => _due == 0;

    /// <summary>How many bytes the character in progress still lacks: 0 to 3.</summary>
    internal readonly int BytesDue => _due;

    /// <summary>Forgets what came before; the next byte starts a new text.</summary>
    public void Reset() => _due = 0;

    /// <summary>Takes the next bytes of the text.</summary>
    /// <returns><see langword="false"/> when the bytes so far are not the beginning of any valid text. Then the validator is done until <see cref="Reset"/>.</returns>
    public bool Append(ReadOnlySpan<byte> bytes)
    {
        while (_due > 0 && !bytes.IsEmpty)
        {
            if (!AppendByte(bytes[0]))
            {
                return false;
            }

            bytes = bytes[1..];
        }

        // The runtime validates whole characters with SIMD; what is left of the last one goes byte by byte.
        int tail = LengthOfUnfinishedCharacter(bytes);
        if (!Utf8.IsValid(bytes[..^tail]))
        {
            return false;
        }

        foreach (byte value in bytes[^tail..])
        {
            if (!AppendByte(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How many bytes at the end may belong to a character that continues in the next piece: 0 to 3.</summary>
    private static int LengthOfUnfinishedCharacter(ReadOnlySpan<byte> bytes)
    {
        int most = Math.Min(bytes.Length, 3);
        for (int length = 1; length <= most; length++)
        {
            byte value = bytes[^length];
            if (value < 0x80)
            {
                return 0;
            }

            if (value >= 0xC0)
            {
                return CharacterLength(value) > length ? length : 0;
            }
        }

        return 0;
    }

    private static int CharacterLength(byte lead) =>
        lead < 0xE0 ? 2
        : lead < 0xF0 ? 3
        : 4;

    private bool AppendByte(byte value) => _due > 0 ? Continue(value) : Begin(value);

    private bool Continue(byte value)
    {
        if (value < _lowest || value > _highest)
        {
            return false;
        }

        (_due, _lowest, _highest) = ((byte)(_due - 1), 0x80, 0xBF);
        return true;
    }

    /// <summary>Takes the first byte of a character that is longer than one byte: 0xC0 or above, as <see cref="LengthOfUnfinishedCharacter"/> finds it.</summary>
    private bool Begin(byte lead)
    {
        const byte impossible = byte.MaxValue;
        (byte Due, byte Lowest, byte Highest) next = lead switch
        {
            < 0xC2 => (impossible, 0, 0),
            < 0xE0 => (1, 0x80, 0xBF),
            0xE0 => (2, 0xA0, 0xBF),
            0xED => (2, 0x80, 0x9F),
            < 0xF0 => (2, 0x80, 0xBF),
            0xF0 => (3, 0x90, 0xBF),
            < 0xF4 => (3, 0x80, 0xBF),
            0xF4 => (3, 0x80, 0x8F),
            _ => (impossible, 0, 0),
        };
        (_due, _lowest, _highest) = next;
        return _due != impossible;
    }
}
