using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport;

/// <summary>A connection on an <see cref="EpollLoop"/>.</summary>
internal sealed partial class EpollConnection(EpollLoop loop, int descriptor) : LoopConnection(loop, descriptor)
{
    // Not an event mask: the descriptor is not in the epoll set.
    private const uint NotAdded = uint.MaxValue;

    private const ConnectionFlags NotReading =
        ConnectionFlags.Paused | ConnectionFlags.ReceiveEnded | ConnectionFlags.Aborted | ConnectionFlags.Released;

    private uint _interest = NotAdded;

    /// <summary>Something happened to the socket. On the loop.</summary>
    /// <returns>Whether this thread still leads the loop.</returns>
    public bool OnEvents(uint events, LoopWorker worker)
    {
        const uint output = Epoll.Out | Epoll.Error | Epoll.HangUp;
        const uint input = Epoll.In | Epoll.ReadHangUp | Epoll.Error | Epoll.HangUp;
        if ((events & output) != 0 && Has(ConnectionFlags.FlushPending) && !OnWritable())
        {
            return false;
        }

        return (events & input) == 0 || OnReadable(events, worker);
    }

    /// <inheritdoc />
    protected override void BeginReceive()
    {
        lock (Gate)
        {
            if (!Has(NotReading))
            {
                UpdateInterest(leave: false);
            }
        }
    }

    /// <inheritdoc />
    protected override void OnReadingResumed() => UpdateInterest(leave: false);

    // The owner releases the connection only after the end of receiving was delivered, so without the lock the
    // descriptor is good here.
    private unsafe bool OnReadable(uint events, LoopWorker worker)
    {
        if (Has(NotReading))
        {
            return OnHeldBack(events);
        }

        byte[] buffer = Unsafe.As<EpollWorker>(worker).ReceiveBuffer;
        nint received;
        fixed (byte* start = buffer)
        {
            received = Libc.Receive(Descriptor, start, buffer.Length, 0);
        }

        if (received > 0)
        {
            return DeliverReceived(new ReadOnlyMemory<byte>(buffer, 0, (int)received));
        }

        if (received == 0)
        {
            // A send has taken the error of a reset, after which the kernel reports the end of the stream.
            return EndReceive(Has(ConnectionFlags.ResetSeen) ? LinuxError.Of(Errno.ConnectionReset) : null);
        }

        int error = Marshal.GetLastPInvokeError();
        return error is Errno.TryAgain or Errno.Interrupted || EndReceive(LinuxError.Of(error));
    }

    private bool OnHeldBack(uint events)
    {
        int error;
        lock (Gate)
        {
            bool ended = Has(ConnectionFlags.ReceiveEnded);
            if (Has(ConnectionFlags.Released) || (!ended && Has(ConnectionFlags.Aborted)))
            {
                // The command that ends everything is on its way.
                return true;
            }

            if (!ended && !Has(ConnectionFlags.Paused))
            {
                return true;
            }

            if (ended || (events & Epoll.Error) == 0)
            {
                // FIN in both directions cannot be masked: without input to wait for the socket leaves the set.
                UpdateInterest(leave: ended || (events & Epoll.HangUp) != 0);
                return true;
            }

            error = ConnectedSocket.TakeError(Descriptor);
        }

        return EndReceive(LinuxError.Of(error == 0 ? Errno.ConnectionReset : error));
    }

    // Under the lock.
    private void UpdateInterest(bool leave)
    {
        uint wanted =
            (!Has(NotReading) ? Epoll.In | Epoll.ReadHangUp : 0) | (Has(ConnectionFlags.FlushPending) ? Epoll.Out : 0);
        if (wanted == 0 && leave)
        {
            wanted = NotAdded;
        }

        if (wanted == _interest)
        {
            return;
        }

        int operation =
            wanted == NotAdded ? Epoll.Delete
            : _interest == NotAdded ? Epoll.Add
            : Epoll.Modify;
        try
        {
            loop.Control(operation, this, wanted);
            _interest = wanted;
        }
        catch (IOException e)
        {
            // No memory, or no watches left: this connection cannot be served.
            TransportLog.NotWatched(loop.Settings.Logger, e);
            Abort();
        }
    }
}
