namespace AspNetWebSockets.Transport;

/// <summary>
/// What a connection's bytes are pushed to. Each event has two steps: a short one that takes note of it and never
/// blocks, and <see cref="Run"/>, which runs the application and may block for as long as it likes.
/// </summary>
/// <remarks>
/// <see cref="OnReceived"/> and <see cref="OnReceiveEnded"/> are called one at a time and in the order of the stream;
/// each may come while <see cref="Run"/> still runs on another thread, and <see cref="OnFlushed"/> beside all of them.
/// A transport calls none of them while it holds a lock, and each of them may call back into the transport.
/// </remarks>
internal interface ITransportSink
{
    /// <summary>Bytes came; all of them are taken.</summary>
    /// <param name="data">Belongs to the transport. See <paramref name="lent"/> for how long it may be read.</param>
    /// <param name="lent">
    /// Whether the sink may put off looking at a part of <paramref name="data"/> when it asks for <see cref="Run"/>:
    /// until that call has returned, or until <see cref="OnStalled"/> has returned if that comes first. Otherwise the
    /// memory is the transport's again when this call returns.
    /// </param>
    /// <returns>Whether <see cref="Run"/> is to be called.</returns>
    bool OnReceived(ReadOnlyMemory<byte> data, bool lent);

    /// <summary>Nothing more will come. Called exactly once, as the last of the receiving side.</summary>
    /// <param name="error">Why, or <see langword="null"/> when the peer ended its side in order.</param>
    /// <returns>Whether <see cref="Run"/> is to be called.</returns>
    bool OnReceiveEnded(Exception? error);

    /// <summary>The peer has taken a part of a flush that is pending and goes on being so. Short, never blocks.</summary>
    void OnFlushProgress();

    /// <summary>A flush that was <see cref="FlushOutcome.Pending"/> is over. Called once for each of them.</summary>
    /// <param name="error">Why it failed, or <see langword="null"/>.</param>
    /// <returns>Whether <see cref="Run"/> is to be called.</returns>
    bool OnFlushed(Exception? error);

    /// <summary>Runs what became ready in the application. Does not throw.</summary>
    void Run();

    /// <summary>
    /// <see cref="Run"/> has been busy for long. Called from another thread while it runs: what it holds back for its
    /// end must go out now, and memory that was lent to it must be let go of. Short, never blocks.
    /// </summary>
    void OnStalled();
}
