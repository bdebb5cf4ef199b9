namespace AspNetWebSockets.Protocol;

/// <summary>
/// Compresses the messages that one connection sends (RFC 7692 section 7.2.1). Without context takeover it holds a
/// compressor only while a message is unfinished.
/// </summary>
/// <remarks>
/// The first frame of what comes out is written with <see cref="FrameWriter.WriteCompressedHeader"/>, the others without
/// RSV1. SYNCHRONIZATION: one caller at a time, <see cref="Dispose"/> included.
/// </remarks>
/// <param name="pool">Where compressors come from.</param>
/// <param name="agreed">What client and server agreed on.</param>
public sealed class MessageDeflater(DeflatePool pool, PermessageDeflateParameters agreed) : IDisposable
{
    /// <summary>The least room that <see cref="Deflate"/> needs for output, in bytes.</summary>
    public const int MinDestinationLength = Deflater.MinDestinationLength;

    private readonly DeflatePool _pool = pool ?? throw new ArgumentNullException(nameof(pool));
    private readonly PermessageDeflateParameters _agreed = agreed ?? throw new ArgumentNullException(nameof(agreed));
    private Deflater? _deflater;
    private bool _isDisposed;

    /// <summary>Whether a message that starts with a fragment of that size is to be compressed: when it is fragmented, or as long as <see cref="PermessageDeflateOptions.MinCompressedMessageSize"/>.</summary>
    public bool IsWorthwhile(int firstFragmentLength, bool endOfMessage) =>
        !endOfMessage || firstFragmentLength >= _pool.Options.MinCompressedMessageSize;

    /// <summary>Compresses a fragment of a message so that the peer can inflate what has come of the message.</summary>
    /// <param name="source">The fragment, or what is left of it; may be empty.</param>
    /// <param name="destination">Room for at least <see cref="MinDestinationLength"/> bytes.</param>
    /// <param name="endOfMessage">Whether the fragment is the last of its message; the same at each call for a fragment.</param>
    /// <param name="consumed">How many bytes of <paramref name="source"/> were used.</param>
    /// <param name="written">How many bytes of payload were put into <paramref name="destination"/>. An empty fragment that is not the last becomes none.</param>
    /// <returns>Whether the fragment is done; <see langword="false"/> when <paramref name="destination"/> is full: then call again with the rest of the fragment, which may be empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    /// <exception cref="ObjectDisposedException">This instance was disposed.</exception>
    /// <exception cref="InvalidOperationException">No memory for a compressor is left.</exception>
    public bool Deflate(
        ReadOnlySpan<byte> source,
        Span<byte> destination,
        bool endOfMessage,
        out int consumed,
        out int written
    )
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _deflater ??= _pool.RentDeflater(_agreed);
        bool isDone = _deflater.Deflate(source, destination, endOfMessage, out consumed, out written);
        if (isDone && endOfMessage && !_agreed.ServerContextTakeover)
        {
            _pool.Return(_deflater, _agreed);
            _deflater = null;
        }

        return isDone;
    }

    /// <summary>Frees the compressor, if one is held. May be called again.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _deflater?.Dispose();
        _deflater = null;
    }
}
