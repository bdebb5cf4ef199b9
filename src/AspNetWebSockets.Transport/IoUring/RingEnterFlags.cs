namespace AspNetWebSockets.Transport.IoUring;

/// <summary>The <c>IORING_ENTER_*</c> of linux/io_uring.h that are used here.</summary>
[Flags]
internal enum RingEnterFlags : uint
{
    /// <summary>Only submits.</summary>
    None = 0,

    /// <summary>Waits for completions, and moves those that found the queue full into it.</summary>
    GetEvents = 1u << 0,

    /// <summary>The last argument is a <see cref="RingWaitArgument"/>.</summary>
    ExtendedArgument = 1u << 3,

    /// <summary>The descriptor is an index that this thread has registered.</summary>
    RegisteredRing = 1u << 4,
}
