using System.IO.Pipelines;

namespace AspNetWebSockets;

/// <summary>The pipe of a server under a WebSocket: it can be cut.</summary>
internal interface IAbortablePipe : IDuplexPipe
{
    /// <summary>What the peer sees when <see cref="IDuplexPipe.Output"/> is completed.</summary>
    OutputCompletion OutputCompletion { get; }

    /// <summary>Whether the peer has reset the connection, where writing does not tell: what is written then is lost.</summary>
    bool IsReset => false;

    /// <inheritdoc cref="ITransportConnection.AcknowledgedBytes" />
    long? AcknowledgedBytes => null;

    /// <summary>Ends the output as <see cref="OutputCompletion"/> says. Called at most once, with nothing unflushed.</summary>
    void CompleteOutput() => Output.Complete();

    /// <summary>Cuts the connection at once. Pending reads and flushes come back. Any thread, any number of times.</summary>
    void Abort();
}
