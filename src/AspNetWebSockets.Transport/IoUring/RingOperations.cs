using System.Runtime.CompilerServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>Asks a ring which operations it knows: <c>struct io_uring_probe</c> of linux/io_uring.h.</summary>
internal static unsafe class RingOperations
{
    private const int MaximumCount = 256;
    private const int HeaderLength = 16;
    private const int CountOffset = 1;

    /// <summary>Those of <paramref name="needed"/> that the kernel does not know.</summary>
    public static List<RingOpcode> FindMissing(Ring ring, ReadOnlySpan<RingOpcode> needed)
    {
        byte[] answer = new byte[HeaderLength + (MaximumCount * sizeof(OperationSupport))];
        List<RingOpcode> missing = [.. needed];
        fixed (byte* start = answer)
        {
            if (ring.Register(RingRegistration.Probe, start, MaximumCount) < 0)
            {
                return missing;
            }
        }

        for (int i = 0; i < answer[CountOffset]; i++)
        {
            OperationSupport operation = Unsafe.ReadUnaligned<OperationSupport>(
                ref answer[HeaderLength + (i * sizeof(OperationSupport))]
            );
            if (operation.IsSupported)
            {
                missing.Remove(operation.Opcode);
            }
        }

        return missing;
    }
}
