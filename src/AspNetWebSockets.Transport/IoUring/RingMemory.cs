using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>A mapping of memory: of a ring's queues, or of fresh pages for the kernel to share.</summary>
internal sealed unsafe class RingMemory : IDisposable
{
    private const int ProtectionReadWrite = 3;
    private const int SharedAndPopulated = 0x8001;
    private const int PrivateAndAnonymous = 0x22;
    private const nint Failed = -1;
    private readonly nuint _length;
    private byte* _address;

    private RingMemory(byte* address, nuint length)
    {
        _address = address;
        _length = length;
    }

    /// <summary>The first byte.</summary>
    public byte* Address => _address;

    /// <summary>Maps a part of a ring, or returns <see langword="null"/> with the error number left behind.</summary>
    public static RingMemory? OfRing(int ring, nuint length, long offset) =>
        Create(RingCalls.Map(null, length, ProtectionReadWrite, SharedAndPopulated, ring, offset), length);

    /// <summary>Maps fresh pages of zeros.</summary>
    /// <exception cref="InsufficientMemoryException">The system has none to give.</exception>
    public static RingMemory OfZeros(nuint length) =>
        Create(RingCalls.Map(null, length, ProtectionReadWrite, PrivateAndAnonymous, -1, 0), length)
        ?? throw new InsufficientMemoryException(
            $"Mapping {length} bytes failed with error {Marshal.GetLastPInvokeError()}; raise the memory limit of the process."
        );

    /// <summary>Unmaps the memory; nothing may touch it any more.</summary>
    public void Dispose()
    {
        if (_address is null)
        {
            return;
        }

        _ = RingCalls.Unmap(_address, _length);
        _address = null;
    }

    private static RingMemory? Create(void* address, nuint length) =>
        (nint)address == Failed ? null : new RingMemory((byte*)address, length);
}
