using System.Runtime.InteropServices;

namespace AspNetWebSockets.Protocol;

/// <summary>
/// Owns the native memory of a stream: freed at the latest by the finalizer, and not before a call that is under way has
/// returned. A call after that throws <see cref="ObjectDisposedException"/>.
/// </summary>
internal abstract unsafe class ZlibHandle : SafeHandle
{
    protected ZlibHandle()
        : base(invalidHandleValue: 0, ownsHandle: true) =>
        SetHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(ZlibStream)));

    public override bool IsInvalid => handle == 0;

    /// <summary>The stream. Outside of the constructor and the release: only while a reference is held.</summary>
    protected ZlibStream* Stream => (ZlibStream*)handle;

    /// <summary>Lets the library work from <paramref name="source"/> into <paramref name="destination"/> until one of them is used up.</summary>
    /// <returns>The library's code.</returns>
    /// <exception cref="ObjectDisposedException">The memory is freed.</exception>
    public int Run(ReadOnlySpan<byte> source, Span<byte> destination, int flush, out int consumed, out int produced)
    {
        bool isHeld = false;
        DangerousAddRef(ref isHeld);
        fixed (byte* input = source)
        fixed (byte* output = destination)
        {
            Stream->NextInput = input;
            Stream->InputLeft = (uint)source.Length;
            Stream->NextOutput = output;
            Stream->OutputLeft = (uint)destination.Length;
            int result = Step(Stream, flush);
            consumed = source.Length - (int)Stream->InputLeft;
            produced = destination.Length - (int)Stream->OutputLeft;
            DangerousRelease();
            return result;
        }
    }

    protected abstract int Step(ZlibStream* stream, int flush);

    /// <summary>Frees what the library holds.</summary>
    protected abstract void End(ZlibStream* stream);

    protected override bool ReleaseHandle()
    {
        End(Stream);
        NativeMemory.Free(Stream);
        return true;
    }
}
