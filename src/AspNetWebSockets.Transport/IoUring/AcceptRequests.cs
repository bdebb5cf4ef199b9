using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>What a loop asks of the ring for one listener.</summary>
/// <remarks>
/// Each request accepts one client and is made anew when the loop has dealt with that. One that accepts again and again
/// would go on while the loop is behind, until clients that nobody has looked at have all descriptors of the process.
/// SYNCHRONIZATION: on the loop.
/// </remarks>
internal sealed unsafe class AcceptRequests(IoUringLoop loop, LoopListener listener, int index)
{
    // So many clients come in with one round of the loop.
    private const int Count = 64;

    private int _asked;
    private bool _askedAway;
    private bool _wanted;
    private bool _ending;

    /// <summary>Whose socket it is.</summary>
    public LoopListener Listener { get; } = listener;

    private ulong Tag => RequestTag.Of(RequestKind.Accept, (ulong)index);

    /// <summary>Begins or resumes to accept.</summary>
    public void Begin()
    {
        // On a socket that does not block, the request would fail instead of waiting for a client.
        Libc.SetBlocking(Listener.Descriptor, blocking: true);
        _wanted = true;
        Ask();
    }

    /// <summary>Stops to accept.</summary>
    public void End()
    {
        _ending = true;
        Suspend();
        if (_asked == 0)
        {
            Finish();
        }
    }

    /// <summary>Somebody connected, or accepting failed or was cancelled.</summary>
    public void OnCompleted(int result)
    {
        _asked--;
        bool goOn =
            result >= 0 ? Listener.OnAccepted(result)
            : _wanted && -result is not (Errno.Cancelled or Errno.Interrupted or Errno.TryAgain)
                ? Listener.OnAcceptFailed(-result)
            : true;
        if (!goOn && _wanted)
        {
            Suspend();
        }

        if (_wanted && !loop.IsEnding)
        {
            Ask();
        }
        else if (_ending && _asked == 0)
        {
            Finish();
        }
    }

    /// <summary>The first thread leads again: what another one has asked for in its place is asked for anew.</summary>
    public void ComeHome()
    {
        if (_askedAway)
        {
            _askedAway = false;
            Cancel();
        }
    }

    private void Ask()
    {
        _askedAway |= loop.IsAway;
        for (; _asked < Count; _asked++)
        {
            loop.Ask().Accept(Listener.Descriptor, Tag);
        }
    }

    // What the kernel has accepted until then still comes.
    private void Suspend()
    {
        _wanted = false;
        if (_asked != 0)
        {
            Cancel();
        }
    }

    private void Cancel() => loop.Ask().CancelAll(Tag, RequestTag.Of(RequestKind.None, 0));

    // Who has connected already is served, as to close the socket would reset them; not who goes on to.
    private void Finish()
    {
        Libc.SetBlocking(Listener.Descriptor, blocking: false);
        for (int i = 0; i < Listener.Backlog; i++)
        {
            int descriptor = Libc.Accept(Listener.Descriptor, null, null, Libc.SockCloseOnExec);
            if (descriptor >= 0)
            {
                _ = Listener.OnAccepted(descriptor);
            }
            else if (Marshal.GetLastPInvokeError() is not (Errno.Interrupted or Errno.ConnectionAborted))
            {
                break;
            }
        }

        Listener.OnAcceptEnded();
    }
}
