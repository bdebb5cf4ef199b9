using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AspNetWebSockets.Protocol;

/// <summary>
/// Masking by blocks as wide as the machine's vectors. Payload that is no multiple of a block ends with a block that
/// overlaps the one before it, so there is no loop over single bytes.
/// </summary>
/// <remarks>
/// That last block is loaded before anything is stored: the destination may be the source, which would otherwise be
/// unmasked twice where the blocks overlap. Every method says whether all that it wrote is ASCII; this costs next to
/// nothing here and saves text the pass of a validator.
/// </remarks>
internal static class MaskingBlocks
{
    /// <summary>Masks <paramref name="length"/> bytes.</summary>
    /// <param name="source">The first byte to mask.</param>
    /// <param name="destination">Where it goes: the same place, one before it, or memory that does not overlap.</param>
    /// <param name="length">Bytes that both have.</param>
    /// <param name="key">The masking key, as <see cref="Masking"/> takes it.</param>
    /// <param name="widest">The widest vectors to use.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Apply(ref byte source, ref byte destination, nuint length, uint key, VectorWidth widest) =>
        length < (nuint)VectorWidth.Vector128 ? ApplyShort(ref source, ref destination, length, key)
        : widest >= VectorWidth.Vector128 && length <= 2 * (nuint)VectorWidth.Vector128
            ? ApplyTwo<Vector128<byte>, Vector128Block>(ref source, ref destination, length, key)
        : ApplyLong(ref source, ref destination, length, key, widest);

    /// <summary>The number whose bytes in this machine's memory are those of <paramref name="key"/> on the wire.</summary>
    internal static uint ToMemoryOrder(uint key, bool isLittleEndian) =>
        isLittleEndian ? key : BinaryPrimitives.ReverseEndianness(key);

    private static bool ApplyLong(ref byte source, ref byte destination, nuint length, uint key, VectorWidth widest) =>
        widest == VectorWidth.Word ? ApplyMany<ulong, WordBlock>(ref source, ref destination, length, key)
        : widest == VectorWidth.Vector128
            ? ApplyMany<Vector128<byte>, Vector128Block>(ref source, ref destination, length, key)
        : widest == VectorWidth.Vector256 || length < (nuint)VectorWidth.Vector512
            ? ApplyMany<Vector256<byte>, Vector256Block>(ref source, ref destination, length, key)
        : ApplyMany<Vector512<byte>, Vector512Block>(ref source, ref destination, length, key);

    /// <summary>Less than 16 bytes: two words that overlap, or at most three single bytes.</summary>
    private static bool ApplyShort(ref byte source, ref byte destination, nuint length, uint key)
    {
        if (length >= sizeof(ulong))
        {
            return ApplyTwo<ulong, WordBlock>(ref source, ref destination, length, key);
        }

        if (length >= sizeof(uint))
        {
            return ApplyTwo<uint, HalfWordBlock>(ref source, ref destination, length, key);
        }

        if (length == 0)
        {
            return true;
        }

        // The first byte, the middle one and the last; of one or two bytes some are the same.
        nuint middle = length >> 1;
        nuint end = length - 1;
        byte first = (byte)(source ^ key);
        byte second = (byte)(Unsafe.AddByteOffset(ref source, middle) ^ (key >> (8 * (int)middle)));
        byte last = (byte)(Unsafe.AddByteOffset(ref source, end) ^ (key >> (8 * (int)end)));
        destination = first;
        Unsafe.AddByteOffset(ref destination, middle) = second;
        Unsafe.AddByteOffset(ref destination, end) = last;
        return (first | second | last) < 0x80;
    }

    /// <summary>From one block to two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ApplyTwo<TBlock, TOperations>(ref byte source, ref byte destination, nuint length, uint key)
        where TBlock : struct
        where TOperations : struct, IByteBlock<TBlock>
    {
        nuint end = length - (nuint)Unsafe.SizeOf<TBlock>();
        TBlock first = TOperations.Xor(TOperations.Load(ref source, 0), Key<TBlock, TOperations>(key));
        TBlock last = LastBlock<TBlock, TOperations>(ref source, length, key);
        TOperations.Store(first, ref destination, 0);
        TOperations.Store(last, ref destination, end);
        return TOperations.IsAscii(TOperations.Or(first, last));
    }

    /// <summary>One block or any number of them.</summary>
    private static bool ApplyMany<TBlock, TOperations>(ref byte source, ref byte destination, nuint length, uint key)
        where TBlock : struct
        where TOperations : struct, IByteBlock<TBlock>
    {
        nuint width = (nuint)Unsafe.SizeOf<TBlock>();
        nuint end = length - width;
        TBlock first = TOperations.Xor(TOperations.Load(ref source, 0), Key<TBlock, TOperations>(key));
        TBlock last = LastBlock<TBlock, TOperations>(ref source, length, key);
        TBlock any = TOperations.Or(first, last);

        // Between the first block and the last, stores are aligned: one that straddles two cache lines costs twice as
        // much. The collector may move the memory meanwhile; then it is only slower.
        nuint i = (0 - Address(ref destination)) & (width - 1);
        TBlock wideKey = Key<TBlock, TOperations>(Masking.Advance(key, (long)i));
        for (; i + (4 * width) <= length; i += 4 * width)
        {
            TBlock a = TOperations.Xor(TOperations.Load(ref source, i), wideKey);
            TBlock b = TOperations.Xor(TOperations.Load(ref source, i + width), wideKey);
            TBlock c = TOperations.Xor(TOperations.Load(ref source, i + (2 * width)), wideKey);
            TBlock d = TOperations.Xor(TOperations.Load(ref source, i + (3 * width)), wideKey);
            TOperations.Store(a, ref destination, i);
            TOperations.Store(b, ref destination, i + width);
            TOperations.Store(c, ref destination, i + (2 * width));
            TOperations.Store(d, ref destination, i + (3 * width));
            any = TOperations.Or(any, TOperations.Or(TOperations.Or(a, b), TOperations.Or(c, d)));
        }

        for (; i < end; i += width)
        {
            TBlock block = TOperations.Xor(TOperations.Load(ref source, i), wideKey);
            TOperations.Store(block, ref destination, i);
            any = TOperations.Or(any, block);
        }

        TOperations.Store(first, ref destination, 0);
        TOperations.Store(last, ref destination, end);
        return TOperations.IsAscii(any);
    }

    private static nuint Address(ref byte location) =>
        (nuint)Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref location);

    /// <summary>The masked block that ends with the payload. The width is a multiple of four, so its key is turned as far as the length says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBlock LastBlock<TBlock, TOperations>(ref byte source, nuint length, uint key)
        where TBlock : struct
        where TOperations : struct, IByteBlock<TBlock> =>
        TOperations.Xor(
            TOperations.Load(ref source, length - (nuint)Unsafe.SizeOf<TBlock>()),
            Key<TBlock, TOperations>(Masking.Advance(key, (long)length))
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TBlock Key<TBlock, TOperations>(uint key)
        where TBlock : struct
        where TOperations : struct, IByteBlock<TBlock> =>
        TOperations.Repeat(ToMemoryOrder(key, BitConverter.IsLittleEndian));
}
