using System.IO.Pipelines;

namespace AspNetWebSockets.Transport;

/// <summary>
/// A feature of the connections of the event-loop transport: the socket can be taken away from the server that speaks
/// HTTP on it, which may then let go of the connection while it lives on.
/// </summary>
internal interface IConnectionTakeOverFeature
{
    /// <summary>The pipe through which the server sees the socket. Another one in its place, such as that of TLS, means that the socket cannot be taken over.</summary>
    IDuplexPipe Pipe { get; }

    /// <summary>
    /// Whether the answer that switches protocols has been written, after <see cref="BeginSwitch"/>. From then on the end
    /// of the peer's direction does not end the other one, though the server is told of it and gives the connection up.
    /// </summary>
    bool HasSwitched { get; }

    /// <inheritdoc cref="ITransportConnection.AcknowledgedBytes" />
    long? AcknowledgedBytes { get; }

    /// <summary>
    /// The next that the server writes is the answer that switches protocols. A peer that ends its direction before that
    /// is the server's matter, which then writes nothing more; behind it, it may be half-closed and await answers.
    /// </summary>
    void BeginSwitch();

    /// <summary>Takes <see cref="BeginSwitch"/> back: the server has refused to switch.</summary>
    void CancelSwitch();

    /// <summary>
    /// Takes the connection over: what the server has written and flushed is on its way, what it has read ahead and not
    /// consumed comes first at the sink. From here on the server's end of the connection does nothing to the socket.
    /// Called at most once, by the thread that owns both ends of <see cref="Pipe"/> at that moment, with no read or
    /// flush pending on them.
    /// </summary>
    ValueTask<ITransportConnection> TakeOverAsync();

    /// <summary>
    /// For a user of <see cref="Pipe"/> who cannot take over and does not mind: from now on continuations run on the
    /// loop's thread, as parts of a guarded turn, instead of the thread pool.
    /// </summary>
    void RunInline();
}
