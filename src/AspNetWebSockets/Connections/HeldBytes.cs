using System.Buffers;
using System.Runtime.InteropServices;

namespace AspNetWebSockets;

/// <summary>
/// A copy of received bytes that cannot be parsed yet, because the application has not taken what came before them.
/// Owns no memory while empty. SYNCHRONIZATION: used under the connection's lock only. A mutable value: keep it in a field.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct HeldBytes
{
    private byte[]? _buffer;

    /// <summary>Keeps a copy of <paramref name="bytes"/>, which may be a part of what is kept already.</summary>
    public ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> bytes) => Append(bytes, default);

    /// <summary>Keeps a copy of both, one behind the other. What was kept before is forgotten.</summary>
    public ReadOnlyMemory<byte> Append(ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> more)
    {
        int length = bytes.Length + more.Length;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        bytes.CopyTo(buffer);
        more.CopyTo(buffer.AsMemory(bytes.Length));
        Clear();
        _buffer = buffer;
        return buffer.AsMemory(0, length);
    }

    /// <summary>Gives the memory back.</summary>
    public void Clear()
    {
        if (_buffer is { } buffer)
        {
            _buffer = null;
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
