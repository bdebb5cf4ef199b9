using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport.IoUring;

/// <summary>What a loop asks of the ring for one listener.</summary>
/// <remarks>SYNCHRONIZATION: on the loop.</remarks>
internal sealed unsafe class AcceptRequest(IoUringLoop loop, LoopListener listener, int index)
{
    private bool _asked;
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
        _wanted = false;
        _ending = true;
        if (_asked)
        {
            Cancel();
        }
        else
        {
            Finish();
        }
    }

    /// <summary>Somebody connected, or accepting failed or was cancelled.</summary>
    public void OnCompleted(Completion completion)
    {
        _asked = completion.HasMore;
        if (completion.Result >= 0)
        {
            Listener.OnAccepted(completion.Result);
        }
        else if (_wanted && -completion.Result is not (Errno.Cancelled or Errno.Interrupted or Errno.TryAgain))
        {
            _wanted = Listener.OnAcceptFailed(-completion.Result);
        }

        if (_wanted && !loop.IsEnding)
        {
            Ask();
        }
        else if (_ending && !_asked)
        {
            Finish();
        }
    }

    /// <summary>The first thread leads again: what another one has asked for in its place is asked for anew.</summary>
    public void ComeHome()
    {
        if (_asked && _askedAway)
        {
            Cancel();
        }
    }

    private void Ask()
    {
        if (!_asked)
        {
            _asked = true;
            _askedAway = loop.IsAway;
            loop.Ask().AcceptAgainAndAgain(Listener.Descriptor, Tag);
        }
    }

    private void Cancel() => loop.Ask().Cancel(Tag, RequestTag.Of(RequestKind.None, 0));

    // Who has connected already is served: to close the socket would reset them.
    private void Finish()
    {
        Libc.SetBlocking(Listener.Descriptor, blocking: false);
        while (true)
        {
            int descriptor = Libc.Accept(Listener.Descriptor, null, null, Libc.SockCloseOnExec);
            if (descriptor >= 0)
            {
                Listener.OnAccepted(descriptor);
            }
            else if (Marshal.GetLastPInvokeError() is not (Errno.Interrupted or Errno.ConnectionAborted))
            {
                break;
            }
        }

        Listener.OnAcceptEnded();
    }
}
