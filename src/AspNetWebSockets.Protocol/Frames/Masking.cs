using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AspNetWebSockets.Protocol;

/// <summary>Masking of payload data (RFC 6455 section 5.3): the same operation masks and unmasks.</summary>
/// <remarks>
/// The masking key is held as the little-endian value of its four bytes on the wire, so byte <c>i</c> of the payload is
/// XORed with <c>(byte)(key &gt;&gt; 8 * (i % 4))</c> on every platform.
/// </remarks>
public static class Masking
{
    /// <summary>Copies <paramref name="source"/> to the start of <paramref name="destination"/>, masked with <paramref name="key"/>.</summary>
    /// <remarks>Both may be the same memory, or overlap when the destination starts before the source.</remarks>
    /// <param name="source">Payload bytes; the first one meets the first byte of <paramref name="key"/>.</param>
    /// <param name="destination">At least as long as <paramref name="source"/>.</param>
    /// <param name="key">The masking key, rotated by <see cref="Advance"/> when the payload did not start here.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than <paramref name="source"/>.</exception>
    public static void Apply(ReadOnlySpan<byte> source, Span<byte> destination, uint key)
    {
        if (destination.Length < source.Length)
        {
            ThrowDestinationTooShort();
        }

        _ = ApplyAndTestAscii(source, destination, key);
    }

    /// <summary>The key for the payload that follows after <paramref name="count"/> bytes.</summary>
    public static uint Advance(uint key, long count) => BitOperations.RotateRight(key, 8 * (int)(count & 3));

    /// <summary>As <see cref="Apply"/>, for a destination that is known to be long enough.</summary>
    /// <returns>Whether all that was written is ASCII.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool ApplyAndTestAscii(ReadOnlySpan<byte> source, Span<byte> destination, uint key) =>
        MaskingBlocks.Apply(
            ref MemoryMarshal.GetReference(source),
            ref MemoryMarshal.GetReference(destination),
            (nuint)source.Length,
            key,
            HardwareVectors.Widest
        );

    [DoesNotReturn]
    private static void ThrowDestinationTooShort() =>
        throw new ArgumentException("The destination is shorter than the source.", "destination");
}
