using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>One io_uring: a queue of requests to the kernel and a queue of what became of them.</summary>
/// <remarks>
/// SYNCHRONIZATION: used by one thread at a time, any thread. The caller orders the hand-over from one to the next.
/// A request belongs to the thread that submitted it: when that thread ends, the kernel cancels it.
/// </remarks>
internal sealed unsafe class Ring : IDisposable
{
    /// <summary>What a ring asks for where the kernel can give it.</summary>
    public const RingSetupFlags Wanted =
        RingSetupFlags.CompletionQueueSize
        | RingSetupFlags.Clamp
        | RingSetupFlags.SubmitAll
        | RingSetupFlags.CooperativeTaskRun
        | RingSetupFlags.NoSubmissionArray;

    private const long EntriesOffset = 0x10000000;
    private const uint CompletionOverflow = 1u << 1;
    private const int Interrupted = 4;
    private const int TryAgain = 11;
    private const int Busy = 16;
    private const int InvalidArgument = 22;
    private const int TimedOut = 62;

    // Newest kernel first: each is tried where the one before it is refused as unknown.
    private static readonly RingSetupFlags[] s_flagsByKernel =
    [
        Wanted,
        Wanted & ~RingSetupFlags.NoSubmissionArray,
        RingSetupFlags.CompletionQueueSize | RingSetupFlags.Clamp,
        RingSetupFlags.None,
    ];

    private readonly int _descriptor;
    private readonly RingMemory _queues;
    private readonly RingMemory _entriesMemory;
    private readonly SubmissionEntry* _entries;
    private readonly uint* _submissionHead;
    private readonly uint* _submissionTail;
    private readonly uint* _submissionFlags;
    private readonly uint _submissionMask;
    private readonly Completion* _completions;
    private readonly uint* _completionHead;
    private readonly uint* _completionTail;
    private readonly uint _completionMask;
    private readonly SubmissionOverflow _overflow = new();
    private uint _tail;
    private int _registeredThread = -1;
    private int _registeredIndex;
    private bool _disposed;

    private Ring(int descriptor, RingMemory queues, RingMemory entries, RingParameters parameters)
    {
        _descriptor = descriptor;
        _queues = queues;
        _entriesMemory = entries;
        Features = parameters.Features;
        SetupFlags = parameters.Flags;
        Capacity = parameters.SubmissionEntries;
        CompletionCapacity = parameters.CompletionEntries;
        byte* start = queues.Address;
        _entries = (SubmissionEntry*)entries.Address;
        _submissionHead = (uint*)(start + parameters.Submission.Head);
        _submissionTail = (uint*)(start + parameters.Submission.Tail);
        _submissionFlags = (uint*)(start + parameters.Submission.FlagsOrOverflow);
        _submissionMask = *(uint*)(start + parameters.Submission.Mask);
        _completions = (Completion*)(start + parameters.Completion.DroppedOrCompletions);
        _completionHead = (uint*)(start + parameters.Completion.Head);
        _completionTail = (uint*)(start + parameters.Completion.Tail);
        _completionMask = *(uint*)(start + parameters.Completion.Mask);
        _tail = *_submissionTail;
        if (!parameters.Flags.HasFlag(RingSetupFlags.NoSubmissionArray))
        {
            uint* indices = (uint*)(start + parameters.Submission.ArrayOrFlags);
            for (uint i = 0; i < Capacity; i++)
            {
                indices[i] = i;
            }
        }
    }

    /// <summary>What the kernel says that it can do.</summary>
    public RingFeatures Features { get; }

    /// <summary>What the ring was made with.</summary>
    public RingSetupFlags SetupFlags { get; }

    /// <summary>Requests that fit between two submissions.</summary>
    public uint Capacity { get; }

    /// <summary>Completions that fit before the kernel keeps them elsewhere, which costs it memory and time.</summary>
    public uint CompletionCapacity { get; }

    /// <summary>Whether <see cref="TryTake"/> would find a completion.</summary>
    public bool HasCompletions => *_completionHead != Volatile.Read(ref *_completionTail);

    private uint Unsubmitted => _tail - Volatile.Read(ref *_submissionHead);

    /// <summary>Makes a ring.</summary>
    /// <param name="entries">Requests that fit between two submissions, rounded up to a power of two.</param>
    /// <param name="completions">Completions that fit, likewise; the kernel may know only twice <paramref name="entries"/>.</param>
    /// <param name="permitted">What of <see cref="Wanted"/> may be asked for.</param>
    /// <param name="error">The error number when there is no ring.</param>
    public static Ring? TryCreate(uint entries, uint completions, RingSetupFlags permitted, out int error)
    {
        error = InvalidArgument;
        for (int i = 0; i < s_flagsByKernel.Length && error == InvalidArgument; i++)
        {
            RingParameters parameters = new()
            {
                Flags = s_flagsByKernel[i] & permitted,
                CompletionEntries = completions,
            };
            int descriptor = RingCalls.Setup(entries, &parameters);
            if (descriptor >= 0)
            {
                return Map(descriptor, parameters, out error);
            }

            error = Marshal.GetLastPInvokeError();
        }

        return null;
    }

    /// <summary>Lets the calling thread enter the ring by an index, which costs less than by its descriptor. Does nothing where the kernel cannot.</summary>
    public void RegisterThread()
    {
        RingDescriptorUpdate update = new() { Index = RingDescriptorUpdate.AnyIndex, Descriptor = (ulong)_descriptor };
        if (Register(RingRegistration.RingDescriptors, &update, 1) == 1)
        {
            _registeredIndex = (int)update.Index;
            _registeredThread = Environment.CurrentManagedThreadId;
        }
    }

    /// <summary>Takes back <see cref="RegisterThread"/>, on the same thread; until then, or the thread's end, the ring lives on in the kernel.</summary>
    public void UnregisterThread()
    {
        if (_registeredThread != Environment.CurrentManagedThreadId)
        {
            return;
        }

        RingDescriptorUpdate update = new() { Index = (uint)_registeredIndex };
        _ = Register(RingRegistration.UnregisterRingDescriptors, &update, 1);
        _registeredThread = -1;
    }

    /// <summary>Registers something with the ring. Returns -1 and leaves the error number behind when that fails.</summary>
    public int Register(RingRegistration what, void* argument, uint count) =>
        RingCalls.Register(_descriptor, what, argument, count);

    /// <summary>The next request, to be filled in entirely before anything else is called.</summary>
    /// <exception cref="IOException">The ring is full and the kernel refuses it.</exception>
    public ref SubmissionEntry Next()
    {
        if (Unsubmitted == Capacity || _overflow.Count != 0)
        {
            Submit();
            if (Unsubmitted == Capacity || _overflow.Count != 0)
            {
                return ref _overflow.Add();
            }
        }

        return ref _entries[_tail++ & _submissionMask];
    }

    /// <summary>Hands what was asked for to the kernel. What it cannot take now, for want of memory, stays for the next time.</summary>
    /// <exception cref="IOException">The kernel refuses the ring.</exception>
    public void Submit()
    {
        RefillFromOverflow();
        bool overflown = (Volatile.Read(ref *_submissionFlags) & CompletionOverflow) != 0;
        Enter(0, overflown ? RingEnterFlags.GetEvents : RingEnterFlags.None, null, 0);
        RefillFromOverflow();
    }

    /// <summary>Hands what was asked for to the kernel and waits for a completion. May return without one, as after a signal.</summary>
    /// <param name="timeout">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> for as long as it takes.</param>
    /// <exception cref="IOException">The kernel refuses the ring.</exception>
    public void SubmitAndWait(TimeSpan timeout)
    {
        RefillFromOverflow();
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            Enter(1, RingEnterFlags.GetEvents, null, 0);
            return;
        }

        KernelTimeSpan time = KernelTimeSpan.From(timeout);
        RingWaitArgument argument = new() { Timeout = &time };
        Enter(1, RingEnterFlags.GetEvents | RingEnterFlags.ExtendedArgument, &argument, sizeof(RingWaitArgument));
    }

    /// <summary>Takes the oldest completion. Its place is the kernel's again at once, so that another thread can go on from here.</summary>
    public bool TryTake(out Completion completion)
    {
        uint head = *_completionHead;
        if (head == Volatile.Read(ref *_completionTail))
        {
            completion = default;
            return false;
        }

        completion = _completions[head & _completionMask];
        Volatile.Write(ref *_completionHead, head + 1);
        return true;
    }

    /// <summary>Closes the ring. The kernel cancels what is outstanding, some time later: whoever lent it memory waits for the completions first.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        UnregisterThread();
        _entriesMemory.Dispose();
        _queues.Dispose();
        _ = Libc.Close(_descriptor);
    }

    private static Ring? Map(int descriptor, RingParameters parameters, out int error)
    {
        nuint entries = parameters.SubmissionEntries;
        nuint queuesLength = Math.Max(
            parameters.Submission.ArrayOrFlags + (entries * sizeof(uint)),
            parameters.Completion.DroppedOrCompletions
                + ((nuint)parameters.CompletionEntries * (nuint)sizeof(Completion))
        );
        RingMemory? queues = RingMemory.OfRing(descriptor, queuesLength, 0);
        RingMemory? entriesMemory = queues is null
            ? null
            : RingMemory.OfRing(descriptor, entries * (nuint)sizeof(SubmissionEntry), EntriesOffset);
        error = Marshal.GetLastPInvokeError();
        if (queues is not null && entriesMemory is not null)
        {
            return new Ring(descriptor, queues, entriesMemory, parameters);
        }

        queues?.Dispose();
        _ = Libc.Close(descriptor);
        return null;
    }

    private void RefillFromOverflow()
    {
        while (_overflow.Count != 0 && Unsubmitted < Capacity)
        {
            _entries[_tail++ & _submissionMask] = _overflow.Take();
        }
    }

    private void Enter(uint complete, RingEnterFlags flags, void* argument, nint size)
    {
        Volatile.Write(ref *_submissionTail, _tail);
        bool registered = _registeredThread == Environment.CurrentManagedThreadId;
        int result = RingCalls.Enter(
            registered ? _registeredIndex : _descriptor,
            Unsubmitted,
            complete,
            registered ? flags | RingEnterFlags.RegisteredRing : flags,
            argument,
            size
        );
        if (
            result < 0
            && Marshal.GetLastPInvokeError() is int error and not (Interrupted or TryAgain or Busy or TimedOut)
        )
        {
            throw new IOException(
                $"io_uring_enter failed with error {error}, which the kernel documents for a broken ring only; the event loop cannot go on."
            );
        }
    }
}
