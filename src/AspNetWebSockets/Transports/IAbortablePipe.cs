using System.IO.Pipelines;

namespace AspNetWebSockets;

/// <summary>The pipe of a server under a WebSocket: it can be cut.</summary>
internal interface IAbortablePipe : IDuplexPipe
{
    /// <summary>What the peer sees when <see cref="IDuplexPipe.Output"/> is completed.</summary>
    OutputCompletion OutputCompletion { get; }

    /// <summary>Cuts the connection at once. Pending reads and flushes come back. Any thread, any number of times.</summary>
    void Abort();
}
