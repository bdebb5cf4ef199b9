namespace LoadGenerator.Linux;

/// <summary>A connection to the server that never waits, once it is there.</summary>
internal interface IClientSocket : IDisposable
{
    int Descriptor { get; }

    /// <summary>Sends as much as there is room for and returns how much that was.</summary>
    int Send(ReadOnlySpan<byte> bytes);

    /// <summary>Takes what is there: 0 at the end of the stream, -1 when nothing is there now.</summary>
    int Receive(Span<byte> buffer);
}
