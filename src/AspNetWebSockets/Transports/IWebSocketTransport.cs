using System.IO.Pipelines;

namespace AspNetWebSockets;

/// <summary>The byte stream under a WebSocket: a duplex pipe that can be cut.</summary>
internal interface IWebSocketTransport : IDuplexPipe
{
    /// <summary>What the peer sees when <see cref="IDuplexPipe.Output"/> is completed.</summary>
    OutputCompletion OutputCompletion { get; }

    /// <summary>Cuts the connection at once. Pending reads and flushes come back. Any thread, any number of times.</summary>
    void Abort();
}
