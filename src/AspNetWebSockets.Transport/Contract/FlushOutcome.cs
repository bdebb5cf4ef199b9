namespace AspNetWebSockets.Transport;

/// <summary>What became of a flush.</summary>
internal enum FlushOutcome
{
    /// <summary>The transport took everything, and has room for more.</summary>
    Completed,

    /// <summary>The peer holds the connection back: <see cref="ITransportSink.OnFlushed"/> comes, and the next flush has to wait for it.</summary>
    Pending,

    /// <summary>The output is broken; nothing will be sent any more.</summary>
    Failed,
}
