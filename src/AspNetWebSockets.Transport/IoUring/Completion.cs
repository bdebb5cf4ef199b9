using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>What became of a request: <c>struct io_uring_cqe</c> of linux/io_uring.h.</summary>
/// <param name="UserData">What the request carried.</param>
/// <param name="Result">What the system call would have returned, or the negated error number.</param>
/// <param name="Flags">See <see cref="CompletionFlags"/>.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Completion(ulong UserData, int Result, CompletionFlags Flags)
{
    /// <summary>Whether more completions of the same request follow.</summary>
    public bool HasMore => (Flags & CompletionFlags.More) != CompletionFlags.None;

    /// <summary>Whether a buffer was chosen; it has to be given back.</summary>
    public bool HasBuffer => (Flags & CompletionFlags.Buffer) != CompletionFlags.None;

    /// <summary>The buffer that was chosen.</summary>
    public ushort BufferId => (ushort)((uint)Flags >> 16);
}
