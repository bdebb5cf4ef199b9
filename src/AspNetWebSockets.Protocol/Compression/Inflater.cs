namespace AspNetWebSockets.Protocol;

/// <summary>Inflates the payload of messages (RFC 7692 section 7.2.2).</summary>
/// <remarks>
/// A block that says that it is the last one (section 7.2.3.4) ends a DEFLATE stream, not the message: what follows it
/// starts another, which does not refer back.
/// SYNCHRONIZATION: one caller at a time. A call after <see cref="Dispose"/> throws <see cref="ObjectDisposedException"/>.
/// </remarks>
internal sealed class Inflater(int windowBits, bool contextTakeover) : IDisposable
{
    private const int TailLength = 4;

    private readonly InflateHandle _handle = new(windowBits);
    private bool _hasHistory;
    private bool _isBroken;
    private bool _streamEnded;

    /// <summary>The tail that a message is sent without, and a byte that the library must leave.</summary>
    private static ReadOnlySpan<byte> TailAndSentinel => [0x00, 0x00, 0xFF, 0xFF, 0x00];

    /// <summary>Whether it can be used for the message of any connection: without history, and not disposed.</summary>
    public bool IsPristine => !_hasHistory && !_handle.IsClosed;

    /// <summary>Inflates what follows of a message.</summary>
    /// <param name="source">Compressed bytes; may be empty.</param>
    /// <param name="destination">Where the message goes. An empty one is full.</param>
    /// <param name="endOfMessage">Whether the payload of the message ends with <paramref name="source"/>.</param>
    /// <param name="consumed">How many bytes of <paramref name="source"/> were used.</param>
    /// <param name="written">How many bytes were put into <paramref name="destination"/>.</param>
    public InflateStatus Inflate(
        ReadOnlySpan<byte> source,
        Span<byte> destination,
        bool endOfMessage,
        out int consumed,
        out int written
    )
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        consumed = 0;
        written = 0;
        _hasHistory = true;
        int result;
        do
        {
            if (_isBroken)
            {
                return InflateStatus.Violation;
            }

            if (written == destination.Length)
            {
                return InflateStatus.DestinationFull;
            }

            result = _handle.Run(
                source[consumed..],
                destination[written..],
                Zlib.NoFlush,
                out int used,
                out int produced
            );
            consumed += used;
            written += produced;
            _isBroken = result is not (Zlib.Ok or Zlib.BufferError or Zlib.StreamEnd);
            _streamEnded = result == Zlib.StreamEnd || (_streamEnded && used == 0);
            if (result == Zlib.StreamEnd)
            {
                Reset();
            }
        } while (result == Zlib.StreamEnd && consumed < source.Length);

        return _isBroken ? InflateStatus.Violation
            : written == destination.Length ? InflateStatus.DestinationFull
            : endOfMessage ? EndMessage()
            : InflateStatus.NeedInput;
    }

    /// <inheritdoc />
    public void Dispose() => _handle.Dispose();

    /// <summary>Appends the tail, which has to be just what the last block lacks: then the message ends where a block does.</summary>
    private InflateStatus EndMessage()
    {
        // DEFLATE data that has come to its end (section 7.2.3.4) has no use for the tail, and is taken without the empty
        // block that should follow.
        if (!_streamEnded)
        {
            // Output from the tail would be content that the client sent less of than it announced.
            Span<byte> room = stackalloc byte[2 * TailLength];
            int result = _handle.Run(TailAndSentinel, room, Zlib.StopAtBlock, out int consumed, out int written);
            _isBroken = (result, consumed, written) != (Zlib.Ok, TailLength, 0);
        }

        if (_isBroken)
        {
            return InflateStatus.Violation;
        }

        _streamEnded = false;
        _hasHistory = contextTakeover;
        if (!contextTakeover)
        {
            Reset();
        }

        return InflateStatus.EndOfMessage;
    }

    private void Reset() => _handle.Reset(windowBits);
}
