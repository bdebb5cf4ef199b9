using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport;

/// <summary>An event loop on epoll(7), level-triggered: what one thread did not handle is reported to the next.</summary>
internal sealed class EpollLoop : EventLoop
{
    private const ulong WakeKey = ulong.MaxValue;
    private const int AcceptsPerRound = 64;

    private readonly int _epoll = Epoll.Create();
    private readonly WakeDescriptor _wake = new();
    private readonly List<LoopListener?> _listeners = [];

    public EpollLoop(int index, LoopSettings settings)
        : base(index, settings)
    {
        Epoll.Control(_epoll, Epoll.Add, _wake.Value, Epoll.In, WakeKey);
    }

    /// <inheritdoc />
    public override LoopConnection Adopt(int descriptor)
    {
        EpollConnection connection = new(this, descriptor);
        _ = Connections.Add(connection);
        return connection;
    }

    /// <inheritdoc />
    public override void BeginAccept(LoopListener listener)
    {
        int index = _listeners.IndexOf(listener);
        if (index >= 0)
        {
            Epoll.Control(_epoll, Epoll.Modify, listener.Descriptor, Epoll.In, ListenerKey(index));
            return;
        }

        _listeners.Add(listener);
        Epoll.Control(_epoll, Epoll.Add, listener.Descriptor, Epoll.In, ListenerKey(_listeners.Count - 1));
    }

    /// <inheritdoc />
    public override void EndAccept(LoopListener listener)
    {
        int index = _listeners.IndexOf(listener);
        if (index >= 0)
        {
            _listeners[index] = null;
            Epoll.Control(_epoll, Epoll.Delete, listener.Descriptor, 0, 0);

            // Who has connected already is served, as to close the socket would reset them; not who goes on to.
            for (int i = 0; i < listener.Backlog && TryAccept(listener, out _); i++) { }
        }

        listener.OnAcceptEnded();
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _wake.Dispose();
        _ = Libc.Close(_epoll);
    }

    /// <summary>Changes what is reported of a connection. Any thread that holds its lock.</summary>
    public void Control(int operation, EpollConnection connection, uint events) =>
        Epoll.Control(_epoll, operation, connection.Descriptor, events, connection.Key);

    /// <inheritdoc />
    protected override LoopWorker CreateWorker() => new EpollWorker();

    /// <inheritdoc />
    protected override void Wake() => _wake.Set();

    /// <inheritdoc />
    protected override unsafe bool WaitAndDispatch(LoopWorker worker)
    {
        EpollEvents events = Unsafe.As<EpollWorker>(worker).Events;
        int timeout = TryBeginWait() ? Timeout.Infinite : 0;
        int count = Epoll.Wait(_epoll, events.Pointer, events.Count, timeout);
        EndWait();
        if (count < 0 && Marshal.GetLastPInvokeError() != Errno.Interrupted)
        {
            throw LinuxError.Last("epoll_wait");
        }

        for (int i = 0; i < count; i++)
        {
            ulong key = events.Key(i);
            if (Connections.Find(key) is { } connection)
            {
                if (!Unsafe.As<EpollConnection>(connection).OnEvents(events.Events(i), worker))
                {
                    return false;
                }
            }
            else if (key == WakeKey)
            {
                _wake.Reset();
            }
            else if (key >> 32 == ConnectionTable.NoGeneration)
            {
                OnAcceptable((int)(uint)key);
            }
        }

        return true;
    }

    private static ulong ListenerKey(int index) => ((ulong)ConnectionTable.NoGeneration << 32) | (uint)index;

    private void OnAcceptable(int index)
    {
        if (_listeners[index] is not { } listener)
        {
            return;
        }

        for (int i = 0; i < AcceptsPerRound; i++)
        {
            if (!TryAccept(listener, out bool suspend))
            {
                if (suspend)
                {
                    Epoll.Control(_epoll, Epoll.Modify, listener.Descriptor, 0, ListenerKey(index));
                }

                return;
            }
        }
    }

    private static unsafe bool TryAccept(LoopListener listener, out bool suspend)
    {
        suspend = false;
        int descriptor = Libc.Accept(listener.Descriptor, null, null, Libc.SockNonBlock | Libc.SockCloseOnExec);
        if (descriptor >= 0)
        {
            suspend = !listener.OnAccepted(descriptor);
            return !suspend;
        }

        int error = Marshal.GetLastPInvokeError();
        if (error == Errno.TryAgain)
        {
            return false;
        }

        suspend = error != Errno.Interrupted && !listener.OnAcceptFailed(error);
        return !suspend;
    }
}
