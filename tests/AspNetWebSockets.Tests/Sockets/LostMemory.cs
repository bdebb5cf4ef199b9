using System.Buffers;

namespace AspNetWebSockets.Tests;

/// <summary>Memory whose owner has taken it back: it has a length, and touching it throws.</summary>
internal sealed class LostMemory : MemoryManager<byte>
{
    public Memory<byte> OfLength(int length) => CreateMemory(length);

    public override Span<byte> GetSpan() => throw new ObjectDisposedException(nameof(LostMemory));

    public override MemoryHandle Pin(int elementIndex = 0) => throw new ObjectDisposedException(nameof(LostMemory));

    public override void Unpin() { }

    protected override void Dispose(bool disposing) { }
}
