using System.Runtime.Intrinsics;

namespace AspNetWebSockets.Protocol;

/// <summary>What the UTF-8 lookup algorithm does with a block in addition.</summary>
/// <inheritdoc cref="IByteBlock{TBlock}" path="/typeparam"/>
internal interface INibbleTables<TBlock> : IByteBlock<TBlock>
    where TBlock : struct
{
    /// <summary>A table of 16 entries for <see cref="Lookup"/>.</summary>
    static abstract TBlock Table(Vector128<byte> entries);

    /// <summary>Each byte of <paramref name="nibbles"/>, 0 to 15, replaced by that entry of <paramref name="table"/>.</summary>
    static abstract TBlock Lookup(TBlock table, TBlock nibbles);

    static abstract TBlock LowNibbles(TBlock block);

    static abstract TBlock HighNibbles(TBlock block);

    /// <summary>Each byte less <paramref name="value"/>, not below 0.</summary>
    static abstract TBlock SubtractSaturate(TBlock block, byte value);

    /// <summary>The highest bit of each byte; the other bits are 0.</summary>
    static abstract TBlock HighestBits(TBlock block);

    static abstract TBlock And(TBlock left, TBlock right);

    static abstract bool IsZero(TBlock block);
}
