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
