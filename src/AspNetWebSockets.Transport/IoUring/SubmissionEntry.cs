using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>One request: <c>struct io_uring_sqe</c> of linux/io_uring.h.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct SubmissionEntry
{
    /// <summary>As a result: an error is pending on the descriptor.</summary>
    public const int PollError = 8;

    private const ushort ReceiveMultishot = 1 << 1;
    private const uint PollMultishot = 1 << 0;
    private const uint PollIn = 1;
    private const uint CloseOnExec = 0x80000;
    private const uint AsyncCancelAll = 1 << 0;
    private const uint AsyncCancelAny = 1 << 2;

    [FieldOffset(0)]
    private RingOpcode _opcode;

    [FieldOffset(1)]
    private SubmissionFlags _flags;

    [FieldOffset(2)]
    private ushort _priority;

    [FieldOffset(4)]
    private int _descriptor;

    [FieldOffset(16)]
    private ulong _address;

    [FieldOffset(24)]
    private uint _length;

    [FieldOffset(28)]
    private uint _operationFlags;

    [FieldOffset(32)]
    private ulong _userData;

    [FieldOffset(40)]
    private ushort _bufferGroup;

    /// <summary>Completes at once, with 0.</summary>
    public void Nop(ulong userData) => Fill(RingOpcode.Nop, -1, userData);

    /// <summary>Completes with a new connection's descriptor.</summary>
    public void Accept(int listener, ulong userData)
    {
        Fill(RingOpcode.Accept, listener, userData);
        _operationFlags = CloseOnExec;
    }

    /// <summary>Completes with received bytes in a buffer of <paramref name="bufferGroup"/>, again and again.</summary>
    public void ReceiveAgainAndAgain(int socket, ushort bufferGroup, ulong userData)
    {
        Fill(RingOpcode.Receive, socket, userData);
        _priority = ReceiveMultishot;
        _flags = SubmissionFlags.BufferSelect;
        _bufferGroup = bufferGroup;
    }

    /// <summary>Completes each time when <paramref name="descriptor"/> is found readable after an event on it.</summary>
    public void PollReadableAgainAndAgain(int descriptor, ulong userData)
    {
        Fill(RingOpcode.PollAdd, descriptor, userData);
        _length = PollMultishot;
        _operationFlags = PollIn;
    }

    /// <summary>Completes once when <paramref name="descriptor"/> is readable.</summary>
    public void PollReadable(int descriptor, ulong userData)
    {
        Fill(RingOpcode.PollAdd, descriptor, userData);
        _operationFlags = PollIn;
    }

    /// <summary>Completes once when the descriptor has an error or the peer has ended its side, which cannot be told apart in advance.</summary>
    public void PollErrorOrEnd(int descriptor, ulong userData) => Fill(RingOpcode.PollAdd, descriptor, userData);

    /// <summary>Sends <paramref name="length"/> bytes from <paramref name="data"/>, which stay as they are until the completion.</summary>
    public unsafe void Send(int socket, byte* data, int length, int messageFlags, ulong userData)
    {
        Fill(RingOpcode.Send, socket, userData);
        _address = (ulong)data;
        _length = (uint)length;
        _operationFlags = (uint)messageFlags;
    }

    /// <summary>Completes after a time.</summary>
    /// <param name="time">Read when the entry is submitted; it does not move.</param>
    /// <param name="userData">What the completion brings back.</param>
    public unsafe void Timeout(KernelTimeSpan* time, ulong userData)
    {
        Fill(RingOpcode.Timeout, -1, userData);
        _address = (ulong)time;
        _length = 1;
    }

    /// <summary>Ends the request that carries <paramref name="target"/>, whichever thread submitted it.</summary>
    public void Cancel(ulong target, ulong userData)
    {
        Fill(RingOpcode.AsyncCancel, -1, userData);
        _address = target;
    }

    /// <summary>Ends all requests that carry <paramref name="target"/>, whichever thread submitted them.</summary>
    public void CancelAll(ulong target, ulong userData)
    {
        Cancel(target, userData);
        _operationFlags = AsyncCancelAll;
    }

    /// <summary>Ends all requests of the ring, whichever thread submitted them.</summary>
    public void CancelEverything(ulong userData)
    {
        Fill(RingOpcode.AsyncCancel, -1, userData);
        _operationFlags = AsyncCancelAny | AsyncCancelAll;
    }

    private void Fill(RingOpcode opcode, int descriptor, ulong userData)
    {
        this = default;
        _opcode = opcode;
        _descriptor = descriptor;
        _userData = userData;
    }
}
