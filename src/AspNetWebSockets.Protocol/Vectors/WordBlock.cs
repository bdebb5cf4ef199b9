using System.Runtime.CompilerServices;

namespace AspNetWebSockets.Protocol;

/// <summary>Eight bytes in a general register, for machines without vectors and for short payload.</summary>
internal readonly struct WordBlock : IByteBlock<ulong>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(ref byte start, nuint offset) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.AddByteOffset(ref start, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ulong block, ref byte start, nuint offset) =>
        Unsafe.WriteUnaligned(ref Unsafe.AddByteOffset(ref start, offset), block);

    public static ulong Repeat(uint value) => value | ((ulong)value << 32);

    public static ulong Xor(ulong left, ulong right) => left ^ right;

    public static ulong Or(ulong left, ulong right) => left | right;

    public static bool IsAscii(ulong block) => (block & 0x8080_8080_8080_8080) == 0;
}
