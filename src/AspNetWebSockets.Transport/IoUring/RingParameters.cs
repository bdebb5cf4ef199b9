using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary><c>struct io_uring_params</c> of linux/io_uring.h: what is asked of a ring and what came of it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RingParameters
{
    public uint SubmissionEntries;
    public uint CompletionEntries;
    public RingSetupFlags Flags;
    public uint PollThreadProcessor;
    public uint PollThreadIdle;
    public RingFeatures Features;
    public uint WorkQueueDescriptor;
    private readonly uint _reserved0;
    private readonly uint _reserved1;
    private readonly uint _reserved2;
    public QueueOffsets Submission;
    public QueueOffsets Completion;
}
