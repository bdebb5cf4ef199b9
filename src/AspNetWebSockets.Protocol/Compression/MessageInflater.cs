namespace AspNetWebSockets.Protocol;

/// <summary>
/// Inflates the compressed messages that one connection receives (RFC 7692 section 7.2.2), counts and validates what they
/// become while it does so. Without context takeover it holds a decompressor only while a message is unfinished.
/// </summary>
/// <remarks>
/// Give it the payload of each message for which <see cref="MessageReader.IsCompressed"/> is set, in pieces of any size.
/// SYNCHRONIZATION: one caller at a time, <see cref="Dispose"/> included.
/// </remarks>
public sealed class MessageInflater : IDisposable
{
    /// <summary>Between two looks at limit, ratio and text, so that a message that breaks one is not inflated much further.</summary>
    private const int StepLength = 16 * 1024;

    private readonly DeflatePool _pool;
    private readonly PermessageDeflateParameters _agreed;
    private readonly long _maxMessageSize;
    private Inflater? _inflater;
    private long _compressedSize;
    private long _messageSize;
    private Utf8Validator _text;
    private bool _isDisposed;

    /// <summary>Creates one for a connection.</summary>
    /// <param name="pool">Where decompressors come from, and the limit of the ratio.</param>
    /// <param name="agreed">What client and server agreed on.</param>
    /// <param name="maxMessageSize">Bytes; a message that inflates to more breaks the rule <see cref="Violations.MessageTooBig"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxMessageSize"/> is negative.</exception>
    public MessageInflater(DeflatePool pool, PermessageDeflateParameters agreed, long maxMessageSize)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(agreed);
        ArgumentOutOfRangeException.ThrowIfNegative(maxMessageSize);
        _pool = pool;
        _agreed = agreed;
        _maxMessageSize = maxMessageSize;
    }

    /// <summary>After <see cref="InflateStatus.Violation"/>: the rule broken. Nothing is inflated any more.</summary>
    public ProtocolViolation? Violation { get; private set; }

    /// <summary>Inflates what follows of a message.</summary>
    /// <param name="source">Unmasked payload; may be empty.</param>
    /// <param name="destination">Where the message goes. An empty one is full, also for a message without content.</param>
    /// <param name="isText">Whether the message is text, so that it has to be UTF-8.</param>
    /// <param name="endOfMessage">Whether the payload of the message, all its frames together, ends with <paramref name="source"/>.</param>
    /// <param name="consumed">How many bytes of <paramref name="source"/> were used.</param>
    /// <param name="written">How many bytes were put into <paramref name="destination"/>; after a violation they are not to be used.</param>
    /// <exception cref="ObjectDisposedException">This instance was disposed.</exception>
    /// <exception cref="InvalidOperationException">No memory for a decompressor is left.</exception>
    public InflateStatus Inflate(
        ReadOnlySpan<byte> source,
        Span<byte> destination,
        bool isText,
        bool endOfMessage,
        out int consumed,
        out int written
    )
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        consumed = 0;
        written = 0;
        if (Violation is not null)
        {
            return InflateStatus.Violation;
        }

        _inflater ??= _pool.RentInflater(_agreed);
        InflateStatus status;
        do
        {
            Span<byte> step = destination[written..];
            step = step[..Math.Min(step.Length, StepLength)];
            status = _inflater.Inflate(source[consumed..], step, endOfMessage, out int used, out int inflated);
            consumed += used;
            written += inflated;
            _compressedSize += used;
            _messageSize += inflated;
            Violation = Check(status, isText, step[..inflated]);
        } while (status == InflateStatus.DestinationFull && Violation is null && written < destination.Length);

        if (Violation is not null)
        {
            return InflateStatus.Violation;
        }

        if (status == InflateStatus.EndOfMessage)
        {
            End();
        }

        return status;
    }

    /// <summary>Frees the decompressor, if one is held. May be called again.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _inflater?.Dispose();
        _inflater = null;
    }

    private ProtocolViolation? Check(InflateStatus status, bool isText, ReadOnlySpan<byte> inflated)
    {
        if (_messageSize > _maxMessageSize)
        {
            return Violations.MessageTooBig;
        }

        PermessageDeflateOptions options = _pool.Options;
        if (
            _messageSize > options.InflationRatioFloor
            && (_messageSize - 1) / options.MaxInflationRatio >= _compressedSize
        )
        {
            return Violations.InflationRatioTooHigh;
        }

        if (isText && (!_text.Append(inflated) || (status == InflateStatus.EndOfMessage && !_text.IsComplete)))
        {
            return Violations.InvalidText;
        }

        return status == InflateStatus.Violation ? Violations.InvalidCompressedData : null;
    }

    private void End()
    {
        _compressedSize = 0;
        _messageSize = 0;
        if (!_agreed.ClientContextTakeover)
        {
            _pool.Return(_inflater!, _agreed);
            _inflater = null;
        }
    }
}
