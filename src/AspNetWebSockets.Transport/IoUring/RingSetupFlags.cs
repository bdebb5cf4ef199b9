namespace AspNetWebSockets.Transport.IoUring;

/// <summary>The <c>IORING_SETUP_*</c> of linux/io_uring.h that are used here.</summary>
[Flags]
internal enum RingSetupFlags : uint
{
    /// <summary>A ring as Linux 5.1 made them.</summary>
    None = 0,

    /// <summary>The caller says how many completions the ring holds (Linux 5.5).</summary>
    CompletionQueueSize = 1u << 3,

    /// <summary>Sizes beyond the limit are cut to it instead of being refused (Linux 5.6).</summary>
    Clamp = 1u << 4,

    /// <summary>A submission that fails does not keep back those after it (Linux 5.18).</summary>
    SubmitAll = 1u << 7,

    /// <summary>A completion does not interrupt the submitting thread in user mode; it comes at its next system call or timer tick (Linux 5.19).</summary>
    CooperativeTaskRun = 1u << 8,

    /// <summary>No array of indices between the queue and its entries (Linux 6.6).</summary>
    NoSubmissionArray = 1u << 16,
}
