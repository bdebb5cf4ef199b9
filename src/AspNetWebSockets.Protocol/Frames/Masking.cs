using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace AspNetWebSockets.Protocol;

/// <summary>Masking of payload data (RFC 6455 section 5.3): the same operation masks and unmasks.</summary>
/// <remarks>
/// The masking key is held as the little-endian value of its four bytes on the wire, so byte <c>i</c> of the payload is
/// XORed with <c>(byte)(key &gt;&gt; 8 * (i % 4))</c> on every platform.
/// </remarks>
public static class Masking
{
    /// <summary>Copies <paramref name="source"/> to the start of <paramref name="destination"/>, masked with <paramref name="key"/>. Both may be the same memory.</summary>
    /// <param name="source">Payload bytes; the first one meets the first byte of <paramref name="key"/>.</param>
    /// <param name="destination">At least as long as <paramref name="source"/>.</param>
    /// <param name="key">The masking key, rotated by <see cref="Advance"/> when the payload did not start here.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than <paramref name="source"/>.</exception>
    public static void Apply(ReadOnlySpan<byte> source, Span<byte> destination, uint key)
    {
        if (destination.Length < source.Length)
        {
            throw new ArgumentException("The destination is shorter than the source.", nameof(destination));
        }

        Span<byte> keyBytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(keyBytes, key);
        uint nativeKey = MemoryMarshal.Read<uint>(keyBytes);
        Vector<byte> wideKey = Vector.AsVectorByte(new Vector<uint>(nativeKey));
        int i = 0;
        for (; i <= source.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            (new Vector<byte>(source[i..]) ^ wideKey).CopyTo(destination[i..]);
        }

        for (; i <= source.Length - sizeof(uint); i += sizeof(uint))
        {
            uint word = MemoryMarshal.Read<uint>(source[i..]) ^ nativeKey;
            MemoryMarshal.Write(destination[i..], in word);
        }

        for (; i < source.Length; i++)
        {
            destination[i] = (byte)(source[i] ^ (key >> (8 * (i & 3))));
        }
    }

    /// <summary>The key for the payload that follows after <paramref name="count"/> bytes.</summary>
    public static uint Advance(uint key, long count) => BitOperations.RotateRight(key, 8 * (int)(count & 3));
}
