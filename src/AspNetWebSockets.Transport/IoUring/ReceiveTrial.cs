using System.Globalization;
using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>Receives twice through one request on a socket of our own, which shows more than a kernel's version says.</summary>
internal static unsafe class ReceiveTrial
{
    private const int BufferCount = 2;
    private const int BufferSize = 64;
    private const int Rounds = 2;
    private const ulong Mark = 1;

    // Together about a second: a signal, such as the runtime sends to its own threads, ends a wait early.
    private const int Waits = 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns what does not work, in words, or <see langword="null"/>.</summary>
    public static string? Run(Ring ring)
    {
        using ProvidedBuffers? buffers = ProvidedBuffers.TryCreate(
            ring,
            0,
            BufferCount,
            BufferCount,
            BufferSize,
            out int error
        );
        if (buffers is null)
        {
            return Failure("has no rings of buffers", error);
        }

        int* pair = stackalloc int[2];
        if (RingCalls.SocketPair(RingCalls.UnixFamily, RingCalls.StreamType | Libc.SockCloseOnExec, 0, pair) != 0)
        {
            return Failure("could not be tried on a pair of sockets", Marshal.GetLastPInvokeError());
        }

        try
        {
            return Receive(ring, buffers, pair[0], pair[1]);
        }
        finally
        {
            _ = Libc.Close(pair[0]);
        }
    }

    private static string? Receive(Ring ring, ProvidedBuffers buffers, int receiver, int sender)
    {
        ring.Next().ReceiveAgainAndAgain(receiver, buffers.Group, Mark);
        string? failure = null;
        for (byte round = 0; round < Rounds && failure is null; round++)
        {
            byte data = (byte)(round + 1);
            _ = Libc.Write(sender, &data, 1);
            failure = Expect(ring, buffers, data);
        }

        // The end of the stream ends the request, after which the kernel has no use for the buffers.
        _ = Libc.Close(sender);
        while (failure is null && Take(ring) is { HasMore: true }) { }
        return failure;
    }

    private static string? Expect(Ring ring, ProvidedBuffers buffers, byte data)
    {
        if (Take(ring) is not { } completion)
        {
            return "the kernel's io_uring gave no answer to a receive within a second.";
        }

        if (completion is not { Result: 1, HasMore: true, HasBuffer: true })
        {
            return Failure("cannot receive more than once by one request", Math.Max(0, -completion.Result));
        }

        byte received = buffers.Received(completion.BufferId, 1).Span[0];
        buffers.GiveBack(completion.BufferId);
        return received == data ? null : "the kernel's io_uring received other bytes than were sent.";
    }

    private static Completion? Take(Ring ring)
    {
        for (int i = 0; i < Waits; i++)
        {
            ring.SubmitAndWait(s_patience);
            if (ring.TryTake(out Completion completion))
            {
                return completion;
            }
        }

        return null;
    }

    private static string Failure(string what, int error) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"the kernel's io_uring {what} (error {error}); Linux 6.0 or later is needed."
        );
}
