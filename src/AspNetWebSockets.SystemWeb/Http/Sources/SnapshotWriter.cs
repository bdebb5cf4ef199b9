using System.Buffers;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace System.Web;

/// <summary>Writes what <see cref="SnapshotReader"/> reads. Every text comes back as it was, whatever characters it has.</summary>
internal ref struct SnapshotWriter
{
    private const int FirstLength = 1024;

    // Seven bits a byte: the most that a number of 64 bits takes.
    private const int MaxNumberLength = 10;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstLength);
    private int _length;

    public SnapshotWriter() { }

    /// <summary>What was written; the writer is over.</summary>
    internal byte[] Finish()
    {
        byte[] result = _buffer.AsSpan(0, _length).ToArray();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        return result;
    }

    /// <summary>Seven bits a byte, the low ones first; the top bit says that more follow.</summary>
    internal void Number(ulong value)
    {
        Span<byte> free = Free(MaxNumberLength);
        int count = 0;
        for (; value > 0x7F; value >>= 7)
        {
            free[count++] = (byte)(value | 0x80);
        }

        free[count++] = (byte)value;
        _length += count;
    }

    /// <summary>A text; <see langword="null"/> for one that follows from others.</summary>
    internal void Text(string? text)
    {
        if (text is null)
        {
            Number((ulong)TextForm.Derived);
        }
        else if (KnownTexts.TryFind(text, out int place))
        {
            Head(place, TextForm.Known);
        }
        else if (text.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF'))
        {
            Head(text.Length, TextForm.Utf16);
            Bytes(MemoryMarshal.AsBytes(text.AsSpan()));
        }
        else
        {
            Head(text.Length, TextForm.Latin1);
            _length += Encoding.Latin1.GetBytes(text, Free(text.Length));
        }
    }

    /// <summary>An address, none with length zero.</summary>
    internal void Address(IPAddress? address)
    {
        const int MaxLength = 16;
        if (address is null)
        {
            Number(0);
            return;
        }

        Span<byte> bytes = stackalloc byte[MaxLength];
        _ = address.TryWriteBytes(bytes, out int length);
        Number((ulong)length);
        Bytes(bytes[..length]);
        if (length == MaxLength)
        {
            Number((ulong)address.ScopeId);
        }
    }

    internal void Bytes(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Free(bytes.Length));
        _length += bytes.Length;
    }

    private void Head(int value, TextForm form) => Number(((ulong)value << TextForms.Bits) | (ulong)form);

    private Span<byte> Free(int length)
    {
        if (_buffer.Length - _length < length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + length));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsSpan(_length);
    }
}
