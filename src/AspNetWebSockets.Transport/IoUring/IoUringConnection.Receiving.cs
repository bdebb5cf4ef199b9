using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <content>
/// Input. Small pieces come by one request that goes on and on; who sends large ones is polled and received from by a
/// system call for each. On the loop.
/// </content>
internal sealed partial class IoUringConnection
{
    // So many small receives, and the kernel chooses the buffers again.
    private const int SmallReceives = 16;

    private byte _smallReceives;

    private bool OnReceived(Completion completion)
    {
        int result = completion.Result;
        if (result > 0)
        {
            _isBulk |= result == IoUringLoop.BufferSize;
            if (!completion.HasMore)
            {
                // Before the turn, in which the leadership may be lost.
                UpdateInput();
            }

            return DeliverData(completion.BufferId, result);
        }

        switch (-result)
        {
            case 0:
                return OnEndOfStream();
            case Errno.NoBufferSpace:
                loop.OnBuffersExhausted();
                return true;
            default:
                return OnReceiveFailed(-result);
        }
    }

    private bool DeliverData(ushort buffer, int length)
    {
        if (!Has(ConnectionFlags.ReceiveEnded) && !DeliverReceived(loop.Lend(buffer, length)))
        {
            return false;
        }

        loop.TakeBack(buffer);
        return true;
    }

    // Who sends more than fits into a buffer is received from by one call into a large one, which stays in the cache.
    private unsafe bool OnReady(int events)
    {
        if (events < 0 || Has(NotReading))
        {
            return true;
        }

        byte[] buffer = loop.BulkBuffer;
        nint received;
        fixed (byte* start = buffer)
        {
            received = Libc.Receive(Descriptor, start, buffer.Length, Libc.MsgDontWait);
        }

        if (received <= 0)
        {
            return received == 0 ? OnEndOfStream() : OnReceiveFailed(Marshal.GetLastPInvokeError());
        }

        _smallReceives = received < IoUringLoop.BufferSize ? (byte)(_smallReceives + 1) : (byte)0;
        if (_smallReceives == SmallReceives)
        {
            _smallReceives = 0;
            _isBulk = false;
        }

        // Before the turn, in which the leadership may be lost.
        UpdateInput();
        return DeliverReceived(new ReadOnlyMemory<byte>(buffer, 0, (int)received));
    }

    private bool OnWatched(int events)
    {
        if (events < 0 || Has(NotReading & ~ConnectionFlags.Paused))
        {
            return true;
        }

        if ((events & SubmissionEntry.PollError) == 0)
        {
            // FIN, which waits until reading goes on, and would be reported again and again.
            _hungUp = true;
            return true;
        }

        int error = ConnectedSocket.TakeError(Descriptor);
        return EndReceive(LinuxError.Of(error == 0 ? Errno.ConnectionReset : error));
    }

    // While reading is paused it waits: the socket says it again. A send may have taken the error of a reset, after which
    // the kernel reports the end of the stream.
    private bool OnEndOfStream() =>
        Has(ConnectionFlags.Paused)
        || EndReceive(Has(ConnectionFlags.ResetSeen) ? LinuxError.Of(Errno.ConnectionReset) : null);

    // After an abort, the command that ends everything is on its way.
    private bool OnReceiveFailed(int error) =>
        error is Errno.Cancelled or Errno.Interrupted or Errno.TryAgain
        || Has(ConnectionFlags.Aborted)
        || EndReceive(LinuxError.Of(error));

    private void UpdateInput()
    {
        InputRequest wanted =
            !_begun ? InputRequest.None
            : !Has(NotReading) ? (_isBulk ? InputRequest.Ready : InputRequest.Receive)
            : !Has(NotReading & ~ConnectionFlags.Paused) && !_hungUp ? InputRequest.Watch
            : InputRequest.None;
        if (_input == InputRequest.None)
        {
            Ask(wanted);
        }
        else if (_input != wanted && !_cancelling)
        {
            Cancel();
        }
    }

    private void Ask(InputRequest request)
    {
        _input = request;
        _inputIsAway = loop.IsAway;
        switch (request)
        {
            case InputRequest.Receive:
                loop.Ask().ReceiveAgainAndAgain(Descriptor, IoUringLoop.BufferGroup, InputTag);
                break;
            case InputRequest.Ready:
                loop.Ask().PollReadable(Descriptor, InputTag);
                break;
            case InputRequest.Watch:
                loop.Ask().PollErrorOrEnd(Descriptor, InputTag);
                break;
            default:
                break;
        }
    }

    private void Cancel()
    {
        _cancelling = true;
        loop.Ask().Cancel(InputTag, RequestTag.Of(RequestKind.Cancel, Key));

        // At once, as the kernel receives all the while.
        loop.Submit();
    }
}
