namespace AspNetWebSockets.Protocol;

/// <summary>A raw inflate stream.</summary>
internal sealed unsafe class InflateHandle : ZlibHandle
{
    /// <summary>Begins a stream.</summary>
    /// <exception cref="InvalidOperationException">The library refused.</exception>
    public InflateHandle(int windowBits) => Zlib.BeginInflate(Stream, windowBits);

    /// <summary>Forgets all that was inflated.</summary>
    public void Reset(int windowBits)
    {
        bool isHeld = false;
        DangerousAddRef(ref isHeld);
        Zlib.ResetInflate(Stream, windowBits);
        DangerousRelease();
    }

    protected override int Step(ZlibStream* stream, int flush) => Zlib.Inflate(stream, flush);

    protected override void End(ZlibStream* stream) => _ = Zlib.InflateEnd(stream);
}
