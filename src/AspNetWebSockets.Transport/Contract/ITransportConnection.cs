namespace AspNetWebSockets.Transport;

/// <summary>A stream connection that pushes what it receives to an <see cref="ITransportSink"/>.</summary>
/// <remarks>
/// SYNCHRONIZATION: <see cref="GetSpan"/>, <see cref="Advance"/>, <see cref="Flush"/> and <see cref="CompleteOutput"/>
/// are called by one thread at a time, any thread, also from within the sink's methods. The other members may be called
/// from any thread at any time. <see cref="GetSpan"/>, <see cref="Advance"/>, <see cref="PauseReading"/> and
/// <see cref="AcknowledgedBytes"/> may be called under a lock of the caller and call nobody; the rest is called without one, and may call the sink.
/// </remarks>
internal interface ITransportConnection
{
    /// <summary>Names this connection in logs, as the server does. Made when it is asked for, which should be seldom.</summary>
    string Id { get; }

    /// <summary>What <see cref="CompleteOutput"/> does.</summary>
    OutputCompletion OutputCompletion { get; }

    /// <summary>
    /// How many bytes the peer's kernel has acknowledged since the connection began, which costs a system call;
    /// <see langword="null"/> where the transport cannot tell, or the connection has been released.
    /// </summary>
    long? AcknowledgedBytes { get; }

    /// <summary>Begins to push what comes to <paramref name="sink"/>, perhaps before this call returns. Called once.</summary>
    void Start(ITransportSink sink);

    /// <summary>Asks for no more input. What is already on its way may still come; after that the peer is held back.</summary>
    void PauseReading();

    /// <summary>Asks for input again, which may come before this call returns.</summary>
    void ResumeReading();

    /// <summary>Ends the receiving side without cutting the connection, so that <see cref="ITransportSink.OnReceiveEnded"/> comes soon.</summary>
    void StopReading();

    /// <summary>Room for bytes to be sent, at least <paramref name="sizeHint"/> and at least one.</summary>
    Span<byte> GetSpan(int sizeHint);

    /// <summary>Takes over what was written to the start of <see cref="GetSpan"/>. It is sent by the next <see cref="Flush"/>.</summary>
    void Advance(int count);

    /// <summary>Sends what was written and then <paramref name="payload"/>, which is not copied where that pays. Not to be called while a flush is pending.</summary>
    /// <param name="payload">May be empty. With <see cref="FlushOutcome.Pending"/> it must stay as it is until <see cref="ITransportSink.OnFlushed"/>.</param>
    FlushOutcome Flush(ReadOnlyMemory<byte> payload);

    /// <summary>Ends the output after what was flushed, as <see cref="OutputCompletion"/> says. Called at most once, with nothing unflushed and no flush pending.</summary>
    void CompleteOutput();

    /// <summary>
    /// Cuts the connection at once; the peer sees a reset where the transport can do that. A pending flush fails, and
    /// receiving ends, both told to the sink soon. Any number of times.
    /// </summary>
    void Abort();

    /// <summary>
    /// The owner needs the connection no more: it is closed. Called once, after receiving has ended and with no flush
    /// pending; a connection whose end belongs to the server does nothing.
    /// </summary>
    void Release();
}
