namespace AspNetWebSockets.Transport.IoUring;

/// <summary>The <c>IOSQE_*</c> of linux/io_uring.h that are used here.</summary>
[Flags]
internal enum SubmissionFlags : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The kernel chooses a buffer of the entry's group when there is something to put into it.</summary>
    BufferSelect = 1 << 5,
}
