using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace AspNetWebSockets.Transport;

/// <summary>One endpoint: a listening socket that one loop accepts on, for connections on all of them.</summary>
internal sealed class LoopListener : IConnectionListener, ILoopTarget
{
    /// <summary>How long nothing is accepted after descriptors or memory have run out.</summary>
    public static readonly TimeSpan SuspendTime = TimeSpan.FromMilliseconds(100);

    // A herd that comes back is taken in while the thread pool starts more threads; what nobody serves is left to the
    // kernel, before it has all descriptors of the process.
    private const int AheadPerBacklog = 8;

    private static readonly TimeSpan s_logInterval = TimeSpan.FromSeconds(10);

    private readonly TransportLoops _loops;
    private readonly EventLoop _loop;
    private readonly Socket _socket;
    private readonly Channel<HttpConnectionContext> _accepted = Channel.CreateUnbounded<HttpConnectionContext>();
    private readonly TaskCompletionSource _acceptEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _retry;
    private readonly LogLimit _suspendLog;
    private readonly LogLimit _fullLog;
    private readonly int _maxAhead;
    private int _unbound;
    private int _isFull;

    public LoopListener(TransportLoops loops, EventLoop loop, Socket socket, int backlog, TimeProvider timeProvider)
    {
        Backlog = backlog;
        _maxAhead = (int)Math.Min((long)backlog * AheadPerBacklog, int.MaxValue);
        _loops = loops;
        _loop = loop;
        _socket = socket;
        Descriptor = (int)socket.Handle;
        EndPoint = socket.LocalEndPoint!;
        _suspendLog = new LogLimit(timeProvider, s_logInterval);
        _fullLog = new LogLimit(timeProvider, s_logInterval);
        _retry = timeProvider.CreateTimer(
            static state => ((LoopListener)state!).Resume(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <inheritdoc />
    public EndPoint EndPoint { get; }

    /// <summary>The listening socket.</summary>
    public int Descriptor { get; }

    /// <summary>How many connections may wait to be accepted.</summary>
    public int Backlog { get; }

    /// <summary>How many were accepted that nobody has asked for yet. Any thread.</summary>
    public int Ahead => _accepted.Reader.Count;

    /// <summary>Begins to accept.</summary>
    public void Start() => _loop.Post(this, LoopCommand.BeginAccept);

    /// <inheritdoc />
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (await _accepted.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_accepted.Reader.TryRead(out HttpConnectionContext? context))
            {
                if (Volatile.Read(ref _isFull) != 0 && TryEndFull())
                {
                    Resume();
                }

                return context;
            }
        }

        return null;
    }

    /// <inheritdoc />
    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _unbound, 1) != 0)
        {
            return;
        }

        await _retry.DisposeAsync().ConfigureAwait(false);
        _loop.Post(this, LoopCommand.EndAccept);
        _ = await Task.WhenAny(_acceptEnded.Task, _loop.Ended).ConfigureAwait(false);
        _socket.Dispose();
        _ = _accepted.Writer.TryComplete();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await UnbindAsync().ConfigureAwait(false);
        while (_accepted.Reader.TryRead(out HttpConnectionContext? context))
        {
            context.Abort(new ConnectionAbortedException("The server stopped before it served the connection."));
            await context.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public bool Execute(LoopCommand command)
    {
        if (command == LoopCommand.EndAccept)
        {
            _loop.EndAccept(this);
        }
        else if (Volatile.Read(ref _unbound) == 0)
        {
            _loop.BeginAccept(this);
        }

        return true;
    }

    /// <summary>A socket was accepted. On the loop.</summary>
    /// <returns>Whether to go on; otherwise the loop leaves the socket alone until <see cref="EventLoop.BeginAccept"/>.</returns>
    public bool OnAccepted(int descriptor)
    {
        HttpConnectionContext context = _loops.Adopt(descriptor);
        context.Start();
        _ = _accepted.Writer.TryWrite(context);
        if (Ahead < _maxAhead || Volatile.Read(ref _unbound) != 0)
        {
            return true;
        }

        // First: either who takes the last ones sees it, or this sees that they were taken.
        if (Interlocked.Exchange(ref _isFull, 1) == 0 && _fullLog.TryTake(out long count))
        {
            TransportLog.AcceptAhead(_loops.Logger, EndPoint.ToString()!, Ahead, count);
        }

        return TryEndFull();
    }

    /// <summary>
    /// Accepting failed. accept(2) reports what happened to a connection that has gone meanwhile as well, which does not
    /// matter, and that the process or the machine is at its limits, which passes when connections end. On the loop.
    /// </summary>
    /// <returns>Whether to go on; otherwise the loop leaves the socket alone until <see cref="EventLoop.BeginAccept"/>.</returns>
    public bool OnAcceptFailed(int error)
    {
        if (
            error is not (Errno.TooManyOpenFiles or Errno.FileTableOverflow or Errno.NoBufferSpace or Errno.OutOfMemory)
        )
        {
            TransportLog.AcceptFailed(_loops.Logger, EndPoint.ToString()!, LinuxError.Text(error));
            return true;
        }

        if (_suspendLog.TryTake(out long count))
        {
            TransportLog.AcceptSuspended(
                _loops.Logger,
                EndPoint.ToString()!,
                LinuxError.Text(error),
                SuspendTime.TotalMilliseconds,
                count
            );
        }

        if (Volatile.Read(ref _unbound) == 0)
        {
            _ = _retry.Change(SuspendTime, Timeout.InfiniteTimeSpan);
        }

        return false;
    }

    /// <summary>The loop has let go of the socket. On the loop.</summary>
    public void OnAcceptEnded() => _acceptEnded.TrySetResult();

    /// <summary>Whether half of them were taken since it was full: <see langword="true"/> to one caller only, who sees to it that accepting goes on. Any thread.</summary>
    private bool TryEndFull() => Ahead <= _maxAhead / 2 && Interlocked.Exchange(ref _isFull, 0) != 0;

    private void Resume() => _loop.Post(this, LoopCommand.BeginAccept);
}
