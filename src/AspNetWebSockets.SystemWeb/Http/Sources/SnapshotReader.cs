using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace System.Web;

/// <summary>Reads what <see cref="SnapshotWriter"/> has written, in the same order.</summary>
internal ref struct SnapshotReader(ReadOnlySpan<byte> rest)
{
    private ReadOnlySpan<byte> _rest = rest;

    internal ulong Number()
    {
        ulong value = 0;
        int count = 0;
        byte next;
        do
        {
            next = _rest[count];
            value |= (ulong)(next & 0x7F) << (7 * count);
            count++;
        } while (next > 0x7F);
        _rest = _rest[count..];
        return value;
    }

    /// <summary>A text; <see langword="null"/> for one that follows from others.</summary>
    internal string? Text()
    {
        (TextForm form, int value) = Head();
        return form switch
        {
            TextForm.Known => KnownTexts.At(value),
            TextForm.Latin1 => Encoding.Latin1.GetString(Bytes(value)),
            TextForm.Utf16 => new string(MemoryMarshal.Cast<byte, char>(Bytes(value * sizeof(char)))),
            _ => null,
        };
    }

    internal void SkipTexts(int count)
    {
        for (; count > 0; count--)
        {
            (TextForm form, int value) = Head();
            switch (form)
            {
                case TextForm.Latin1:
                    _ = Bytes(value);
                    break;
                case TextForm.Utf16:
                    _ = Bytes(value * sizeof(char));
                    break;
            }
        }
    }

    internal IPAddress? Address()
    {
        const int LengthWithScope = 16;
        int length = (int)Number();
        ReadOnlySpan<byte> bytes = Bytes(length);
        return length switch
        {
            0 => null,
            LengthWithScope => new IPAddress(bytes, (long)Number()),
            _ => new IPAddress(bytes),
        };
    }

    internal ReadOnlySpan<byte> Bytes(int length)
    {
        ReadOnlySpan<byte> bytes = _rest[..length];
        _rest = _rest[length..];
        return bytes;
    }

    private (TextForm Form, int Value) Head()
    {
        ulong head = Number();
        return ((TextForm)(head & TextForms.Mask), (int)(head >> TextForms.Bits));
    }
}
