using System.Runtime.CompilerServices;

namespace AspNetWebSockets.Protocol;

/// <summary>Four bytes in a general register, for short payload.</summary>
internal readonly struct HalfWordBlock : IByteBlock<uint>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Load(ref byte start, nuint offset) =>
        Unsafe.ReadUnaligned<uint>(ref Unsafe.AddByteOffset(ref start, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(uint block, ref byte start, nuint offset) =>
        Unsafe.WriteUnaligned(ref Unsafe.AddByteOffset(ref start, offset), block);

    public static uint Repeat(uint value) => value;

    public static uint Xor(uint left, uint right) => left ^ right;

    public static uint Or(uint left, uint right) => left | right;

    public static bool IsAscii(uint block) => (block & 0x8080_8080) == 0;
}
