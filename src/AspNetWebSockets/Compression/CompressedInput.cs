using System.Buffers;
using AspNetWebSockets.Protocol;

namespace AspNetWebSockets;

/// <summary>
/// Payload of compressed messages on its way from the reader to the application. It is taken in small pieces, each
/// inflated before the next is read, as far as there is room for what it becomes. Owns no memory while nothing is under
/// way, unless the client keeps its context. SYNCHRONIZATION: used under the connection's lock only.
/// </summary>
internal sealed class CompressedInput(MessageInflater inflater) : IDisposable
{
    private const int PieceLength = 4096;

    private byte[] _piece = [];
    private int _start;
    private int _end;
    private bool _endsMessage;
    private CompressionTally _tally;

    // The first byte of what follows a destination that is just full: only looking for it tells whether anything does.
    private byte _ahead;
    private bool _hasAhead;
    private bool _endsAhead;

    /// <summary>Whether there is something to inflate, or more to come of what was inflated.</summary>
    public bool IsPending { get; private set; }

    /// <summary>Whether the fragment of what is pending, or was last, ends with it.</summary>
    public bool EndsFragment { get; private set; }

    /// <summary>The rule that the last message broke.</summary>
    public ProtocolViolation? Violation => inflater.Violation;

    /// <summary>Room for payload; nothing may be pending.</summary>
    public Span<byte> GetSpan()
    {
        if (_piece.Length == 0)
        {
            _piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        }

        return _piece;
    }

    /// <summary>Takes over what was written to the start of <see cref="GetSpan"/>.</summary>
    public void Take(int count, bool endsFragment, bool endsMessage)
    {
        (_start, _end) = (0, count);
        _tally.Add(compressed: count, uncompressed: 0);
        EndsFragment = endsFragment;
        _endsMessage = endsMessage;
        IsPending = true;
    }

    /// <summary>Inflates what is pending.</summary>
    public InflateStatus Inflate(Span<byte> destination, bool isText, out int written)
    {
        written = 0;
        if (_hasAhead)
        {
            if (destination.IsEmpty)
            {
                return InflateStatus.DestinationFull;
            }

            destination[0] = _ahead;
            written = 1;
            _hasAhead = false;
        }

        InflateStatus status = _endsAhead ? InflateStatus.EndOfMessage : Continue(destination, isText, ref written);
        if (status == InflateStatus.DestinationFull && _endsMessage && !destination.IsEmpty)
        {
            status = LookAhead(isText);
        }

        if (status != InflateStatus.DestinationFull)
        {
            Clear();
        }

        _tally.Add(compressed: 0, uncompressed: written);
        return status;
    }

    /// <summary>The sizes of the message that has ended.</summary>
    public CompressionTally TakeTally()
    {
        CompressionTally tally = _tally;
        _tally = default;
        return tally;
    }

    /// <summary>Forgets what is pending and gives the memory back.</summary>
    public void Clear()
    {
        IsPending = _hasAhead = _endsAhead = false;
        if (_piece.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_piece);
            _piece = [];
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Clear();
        inflater.Dispose();
    }

    private InflateStatus Continue(Span<byte> destination, bool isText, ref int written)
    {
        InflateStatus status = inflater.Inflate(
            _piece.AsSpan(_start, _end - _start),
            destination[written..],
            isText,
            _endsMessage,
            out int consumed,
            out int inflated
        );
        _start += consumed;
        written += inflated;
        return status;
    }

    // A buffer that is just as long as the message learns at once that the message has ended, as without compression.
    private InflateStatus LookAhead(bool isText)
    {
        int written = 0;
        InflateStatus status = Continue(new Span<byte>(ref _ahead), isText, ref written);
        if (written == 0 || status == InflateStatus.Violation)
        {
            return status;
        }

        _hasAhead = true;
        _endsAhead = status == InflateStatus.EndOfMessage;
        return InflateStatus.DestinationFull;
    }
}
