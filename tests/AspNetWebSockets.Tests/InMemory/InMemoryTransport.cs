using System.IO.Pipelines;

namespace AspNetWebSockets.Tests;

/// <summary>
/// A TCP connection without TCP: two pipes, each with a window, and the endings that real transports have. Stricter
/// than TCP in one point: a reset takes along what the client has not read yet.
/// </summary>
internal sealed class InMemoryTransport : IAbortablePipe
{
    private readonly Lock _clientWrites = new();
    private readonly Pipe _toServer;
    private readonly Pipe _toClient;
    private int _aborts;
    private volatile bool _closed;
    private volatile bool _reset;

    /// <summary>Makes both pipes.</summary>
    /// <param name="completion">What completing the output does.</param>
    /// <param name="window">Bytes in each direction before the sender is held back.</param>
    /// <param name="scheduler">Where the other side's continuation runs: inline, all happens before a call returns.</param>
    /// <param name="onCall">Told of each call of the server, by name, <c>Abort</c> included.</param>
    public InMemoryTransport(
        OutputCompletion completion,
        int window,
        PipeScheduler scheduler,
        Action<string>? onCall = null
    )
    {
        OutputCompletion = completion;
        PipeOptions options = new(
            readerScheduler: scheduler,
            writerScheduler: scheduler,
            pauseWriterThreshold: window,
            resumeWriterThreshold: window / 2,
            useSynchronizationContext: false
        );
        _toServer = new Pipe(options);
        _toClient = new Pipe(options);
        OnCall = onCall;
        bool watched = onCall is not null || completion == OutputCompletion.Close;
        Input = watched ? new WatchedReader(_toServer.Reader, call => OnCall?.Invoke(call)) : _toServer.Reader;
        Output = watched ? new WatchedWriter(_toClient.Writer, OnWriterCall) : _toClient.Writer;
    }

    public PipeReader Input { get; }

    public PipeWriter Output { get; }

    public OutputCompletion OutputCompletion { get; }

    public Action<string>? OnCall { get; set; }

    /// <summary>How often the server cut the connection.</summary>
    public int Aborts => Volatile.Read(ref _aborts);

    /// <summary>What the client reads from.</summary>
    public PipeReader ClientInput => _toClient.Reader;

    /// <summary>Whether the client learns that the connection was reset.</summary>
    public bool IsReset => _reset;

    public void Abort()
    {
        _ = Interlocked.Increment(ref _aborts);
        ResetClient();
        OnCall?.Invoke(nameof(Abort));
    }

    /// <summary>The client sends; the task ends when the window has room again.</summary>
    /// <exception cref="IOException">The connection is over.</exception>
    public ValueTask<FlushResult> ClientWrite(ReadOnlySpan<byte> bytes)
    {
        lock (_clientWrites)
        {
            if (_closed)
            {
                // Nobody reads: the kernel answers with a reset.
                ResetClient();
            }

            if (_reset)
            {
                throw new IOException("The connection was reset.");
            }

            bytes.CopyTo(_toServer.Writer.GetSpan(bytes.Length));
            _toServer.Writer.Advance(bytes.Length);
        }

        return _toServer.Writer.FlushAsync();
    }

    /// <summary>The client's FIN, or with an exception its reset.</summary>
    public void ClientEnd(Exception? reset = null)
    {
        if (reset is not null)
        {
            _toClient.Reader.Complete();
        }

        lock (_clientWrites)
        {
            _toServer.Writer.Complete(reset);
        }
    }

    /// <summary>The server process gives the connection up, as Kestrel does when a request has ended.</summary>
    public void EndOfRequest() => _toClient.Writer.Complete();

    private void OnWriterCall(string call)
    {
        OnCall?.Invoke(call);
        if (call is nameof(PipeWriter.Complete) && OutputCompletion == OutputCompletion.Close)
        {
            lock (_clientWrites)
            {
                _closed = true;
                _toServer.Writer.Complete();
            }
        }
    }

    private void ResetClient()
    {
        _reset = true;
        _toClient.Reader.CancelPendingRead();
    }
}
