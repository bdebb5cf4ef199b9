namespace AspNetWebSockets.Protocol;

/// <summary>A raw deflate stream.</summary>
internal sealed unsafe class DeflateHandle : ZlibHandle
{
    /// <summary>Begins a stream.</summary>
    /// <exception cref="InvalidOperationException">The library refused.</exception>
    public DeflateHandle(int windowBits, int level, int memoryLevel) =>
        Zlib.BeginDeflate(Stream, windowBits, level, memoryLevel);

    protected override int Step(ZlibStream* stream, int flush) => Zlib.Deflate(stream, flush);

    protected override void End(ZlibStream* stream) => _ = Zlib.DeflateEnd(stream);
}
