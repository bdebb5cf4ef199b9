namespace AspNetWebSockets.Transport.IoUring;

/// <summary>The <c>IORING_CQE_F_*</c> of linux/io_uring.h that are used here.</summary>
[Flags]
internal enum CompletionFlags : uint
{
    /// <summary>The request is over, and had no buffer chosen for it.</summary>
    None = 0,

    /// <summary>The upper 16 bits name the buffer that was used.</summary>
    Buffer = 1u << 0,

    /// <summary>The request goes on: more completions follow.</summary>
    More = 1u << 1,
}
