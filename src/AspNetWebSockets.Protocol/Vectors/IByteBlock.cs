namespace AspNetWebSockets.Protocol;

/// <summary>What masking does with the bytes that fit one register.</summary>
/// <typeparam name="TBlock">The register: its size is the number of bytes.</typeparam>
internal interface IByteBlock<TBlock>
    where TBlock : struct
{
    static abstract TBlock Load(ref byte start, nuint offset);

    static abstract void Store(TBlock block, ref byte start, nuint offset);

    /// <summary>The four bytes of <paramref name="value"/>, as they lie in memory, over and over.</summary>
    static abstract TBlock Repeat(uint value);

    static abstract TBlock Xor(TBlock left, TBlock right);

    static abstract TBlock Or(TBlock left, TBlock right);

    /// <summary>Whether no byte has its highest bit set.</summary>
    static abstract bool IsAscii(TBlock block);
}
