namespace AspNetWebSockets.Transport.IoUring;

/// <summary>The <c>IORING_FEAT_*</c> of linux/io_uring.h without which a ring is not used here.</summary>
[Flags]
internal enum RingFeatures : uint
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Both queues are one mapping (Linux 5.4).</summary>
    SingleMapping = 1u << 0,

    /// <summary>Completions that find the queue full are kept by the kernel (Linux 5.5).</summary>
    NoDrop = 1u << 1,

    /// <summary>What an entry points to may go once it is submitted (Linux 5.5).</summary>
    SubmitStable = 1u << 2,

    /// <summary>Sockets are polled instead of being waited for by a worker thread (Linux 5.7).</summary>
    FastPoll = 1u << 5,

    /// <summary>A wait may carry a timeout (Linux 5.11).</summary>
    ExtendedArgument = 1u << 8,

    /// <summary>All that is needed.</summary>
    Required = SingleMapping | NoDrop | SubmitStable | FastPoll | ExtendedArgument,
}
