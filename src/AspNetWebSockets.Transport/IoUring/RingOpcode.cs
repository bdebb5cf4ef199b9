namespace AspNetWebSockets.Transport.IoUring;

/// <summary>What a submission asks for: the <c>IORING_OP_*</c> of linux/io_uring.h that are used here.</summary>
internal enum RingOpcode : byte
{
    /// <summary>Completes at once.</summary>
    Nop = 0,

    /// <summary>Waits until a descriptor is ready.</summary>
    PollAdd = 6,

    /// <summary>Completes after a time.</summary>
    Timeout = 11,

    /// <summary>accept4(2).</summary>
    Accept = 13,

    /// <summary>Ends an earlier request.</summary>
    AsyncCancel = 14,

    /// <summary>send(2).</summary>
    Send = 26,

    /// <summary>recv(2).</summary>
    Receive = 27,
}
