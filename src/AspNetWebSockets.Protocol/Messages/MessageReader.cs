namespace AspNetWebSockets.Protocol;

/// <summary>
/// Reads what a client sends: decodes frames, unmasks payload, and enforces every rule of RFC 6455 on framing,
/// fragmentation, control frames, UTF-8 and close bodies. Does no I/O.
/// </summary>
/// <remarks>
/// Call <see cref="Read"/> with the bytes in the order of the stream, in pieces of any size. After
/// <see cref="MessageEvent.Close"/> and <see cref="MessageEvent.Violation"/> nothing more is read; a further call
/// repeats the event. Where permessage-deflate was agreed (RFC 7692), the payload of a compressed message comes out
/// as it was sent: give it to a <see cref="MessageInflater"/>, which also counts and validates what it becomes.
/// SYNCHRONIZATION: not thread-safe; one caller at a time.
/// </remarks>
public sealed class MessageReader
{
    private const int TextPieceLength = 8 * 1024;

    private readonly long _maxMessageSize;
    private readonly bool _compressionAgreed;
    private readonly int _maxFragments;
    private int _fragments;
    private long _messageSize;
    private byte[] _control = [];
    private FrameHeaderReader _header;
    private Utf8Validator _text;
    private Utf8Validator _reason;
    private byte _controlLength;
    private bool _messageInProgress;
    private bool _isAtEnd;

    /// <summary>Creates a reader for one connection.</summary>
    /// <param name="maxMessageSize">Bytes; a message that is longer, all its fragments together, breaks the rule <see cref="Violations.MessageTooBig"/>. Of a compressed message nothing is counted here.</param>
    /// <param name="compressionAgreed">Whether permessage-deflate was agreed, so that RSV1 may mark a message as compressed; without it every reserved bit breaks the rule <see cref="Violations.ReservedBits"/>.</param>
    /// <param name="maxFragments">Frames; a message of more breaks the rule <see cref="Violations.TooManyFragments"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxMessageSize"/> is negative, or <paramref name="maxFragments"/> less than 1.</exception>
    public MessageReader(long maxMessageSize, bool compressionAgreed = false, int maxFragments = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxMessageSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxFragments, 1);
        _maxMessageSize = maxMessageSize;
        _compressionAgreed = compressionAgreed;
        _maxFragments = maxFragments;
    }

    /// <summary>Whether the message in progress, or the one whose fragment just ended, is text.</summary>
    public bool IsText { get; private set; }

    /// <summary>Whether the message in progress, or the one whose fragment just ended, is compressed (RFC 7692 section 6): its payload is neither counted against the limit nor validated as text, which is the business of <see cref="MessageInflater"/>. Known, as <see cref="IsText"/> is, once the header of its first frame is read.</summary>
    public bool IsCompressed { get; private set; }

    /// <summary>After <see cref="MessageEvent.FragmentEnd"/>: whether the message ended with this fragment.</summary>
    public bool EndOfMessage { get; private set; }

    /// <summary>After <see cref="MessageEvent.Violation"/>: the rule broken.</summary>
    public ProtocolViolation? Violation { get; private set; }

    /// <summary>How many messages have ended.</summary>
    public long MessageCount { get; private set; }

    /// <summary>How many frames of the message in progress have begun; zero between messages.</summary>
    public int FragmentCount => _fragments;

    /// <summary>How many bytes of payload are still to come of the data frame in progress; zero between data frames.</summary>
    public long PayloadLeft => _header is { IsComplete: true, Opcode: < Opcode.Close } ? _header.PayloadLeft : 0;

    /// <summary>Whether a frame has begun and not ended: the peer can send nothing else before its rest.</summary>
    public bool IsInFrame => !_header.IsAtStart;

    /// <summary>After <see cref="MessageEvent.Ping"/>, <see cref="MessageEvent.Pong"/> and <see cref="MessageEvent.Close"/>: the unmasked body. Valid until the next read.</summary>
    public ReadOnlySpan<byte> ControlPayload => _control.AsSpan(0, _controlLength);

    /// <summary>Reads up to the next event.</summary>
    /// <param name="source">What follows in the stream; may be empty.</param>
    /// <param name="destination">Where payload of data frames goes; may be empty, then a frame with payload gives <see cref="MessageEvent.DestinationFull"/> once its header is read.</param>
    /// <param name="consumed">How many bytes of <paramref name="source"/> were used.</param>
    /// <param name="written">How many bytes of payload were put into <paramref name="destination"/>.</param>
    public MessageEvent Read(ReadOnlySpan<byte> source, Span<byte> destination, out int consumed, out int written)
    {
        if (
            FrameHeaderReader.IsShortMessage(source, out bool isText, out int length, out uint maskingKey)
            && _header.IsAtStart
            && !_messageInProgress
            && !_isAtEnd
            && length <= source.Length - FrameHeaderReader.ShortLength
            && length <= destination.Length
            && length <= _maxMessageSize
        )
        {
            consumed = FrameHeaderReader.ShortLength + length;
            written = length;
            return ReadShortMessage(
                source.Slice(FrameHeaderReader.ShortLength, length),
                destination[..length],
                isText,
                maskingKey
            );
        }

        return ReadAny(source, destination, out consumed, out written);
    }

    /// <summary>The peer has broken a rule that is judged elsewhere, such as a rate: nothing more is read.</summary>
    /// <param name="violation">The rule.</param>
    public void Stop(ProtocolViolation violation) => _ = Fail(violation);

    /// <summary>Reads a message that is one frame, all there, without touching the state that others need.</summary>
    private MessageEvent ReadShortMessage(ReadOnlySpan<byte> payload, Span<byte> unmasked, bool isText, uint maskingKey)
    {
        bool isAscii = Masking.ApplyAndTestAscii(payload, unmasked, maskingKey);
        IsText = isText;
        IsCompressed = false;
        EndOfMessage = true;
        MessageCount++;
        return !isText || isAscii || (_text.Append(unmasked, HardwareVectors.Widest) && _text.IsComplete)
            ? MessageEvent.FragmentEnd
            : Fail(Violations.InvalidText);
    }

    private MessageEvent ReadAny(ReadOnlySpan<byte> source, Span<byte> destination, out int consumed, out int written)
    {
        consumed = 0;
        written = 0;
        if (_isAtEnd)
        {
            return Violation is null ? MessageEvent.Close : MessageEvent.Violation;
        }

        if (!_header.IsComplete)
        {
            // Of a compressed message in progress nothing is counted, and no character is begun.
            long bytesLeft = _messageInProgress && IsCompressed ? long.MaxValue : _maxMessageSize - _messageSize;
            FrameRules rules = new(_messageInProgress, bytesLeft, _text.BytesDue, _compressionAgreed);
            if (_header.Read(source, rules, out consumed) is { } violation)
            {
                return Fail(violation);
            }

            if (!_header.IsComplete)
            {
                return MessageEvent.NeedInput;
            }

            BeginFrame();
            if (_fragments > _maxFragments)
            {
                return Fail(Violations.TooManyFragments);
            }
        }

        ReadOnlySpan<byte> payload = source[consumed..];
        int used;
        MessageEvent result =
            _header.Opcode >= Opcode.Close
                ? ReadControl(payload, out used)
                : ReadData(payload, destination, out used, out written);
        consumed += used;
        return result;
    }

    private void BeginFrame()
    {
        if (_header.Opcode >= Opcode.Close)
        {
            _controlLength = 0;
            if (_control.Length < _header.PayloadLeft)
            {
                // Most control frames are pongs that carry a few bytes: an idle connection keeps no more than those.
                _control = new byte[_header.PayloadLeft];
            }

            return;
        }

        if (_header.Opcode != Opcode.Continuation)
        {
            IsText = _header.Opcode == Opcode.Text;
            IsCompressed = _header.IsCompressed;
            _messageInProgress = true;
        }

        _fragments++;
        _messageSize += IsCompressed ? 0 : _header.PayloadLeft;
    }

    private MessageEvent ReadData(ReadOnlySpan<byte> source, Span<byte> destination, out int consumed, out int written)
    {
        int count = (int)Math.Min(Math.Min(source.Length, destination.Length), _header.PayloadLeft);
        source = source[..count];
        if (!IsText || IsCompressed)
        {
            Unmask(source, destination);
        }
        else if (!TryUnmaskText(source, destination, out count))
        {
            consumed = count;
            written = count;
            return Fail(Violations.InvalidText);
        }

        consumed = count;
        written = count;
        if (_header.PayloadLeft > 0)
        {
            return count == destination.Length ? MessageEvent.DestinationFull : MessageEvent.NeedInput;
        }

        EndOfMessage = _header.Fin;
        if (EndOfMessage)
        {
            _messageInProgress = false;
            _messageSize = 0;
            _fragments = 0;
            MessageCount++;
        }

        _header.Reset();
        return MessageEvent.FragmentEnd;
    }

    /// <summary>Unmasks text up to the first piece with impossible bytes, or with a character for which the last fragment has no room.</summary>
    private bool TryUnmaskText(ReadOnlySpan<byte> source, Span<byte> destination, out int count)
    {
        for (count = 0; count < source.Length; )
        {
            // Validated while it is still in the first-level cache.
            ReadOnlySpan<byte> piece = source[count..Math.Min(source.Length, count + TextPieceLength)];
            Span<byte> unmasked = destination.Slice(count, piece.Length);
            count += piece.Length;
            bool isAscii = Unmask(piece, unmasked);
            if (!(isAscii && _text.IsComplete) && !_text.Append(unmasked, HardwareVectors.Widest))
            {
                return false;
            }
        }

        return !_header.Fin || _text.BytesDue <= _header.PayloadLeft;
    }

    private MessageEvent ReadControl(ReadOnlySpan<byte> source, out int consumed)
    {
        consumed = (int)Math.Min(source.Length, _header.PayloadLeft);
        Unmask(source[..consumed], _control.AsSpan(_controlLength));
        int before = _controlLength;
        _controlLength += (byte)consumed;
        if (_header.Opcode == Opcode.Close && CheckCloseBody(before) is { } violation)
        {
            return Fail(violation);
        }

        if (_header.PayloadLeft > 0)
        {
            return MessageEvent.NeedInput;
        }

        Opcode opcode = _header.Opcode;
        _header.Reset();
        switch (opcode)
        {
            case Opcode.Ping:
                return MessageEvent.Ping;
            case Opcode.Pong:
                return MessageEvent.Pong;
            default:
                _isAtEnd = true;
                return MessageEvent.Close;
        }
    }

    /// <summary>Unmasks the payload that follows.</summary>
    /// <returns>Whether it is ASCII.</returns>
    private bool Unmask(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        bool isAscii = Masking.ApplyAndTestAscii(source, destination, _header.MaskingKey);
        _header.Take(source.Length);
        return isAscii;
    }

    /// <summary>Judges the close body as it grows: the code after its first and its second byte, the reason at once.</summary>
    private ProtocolViolation? CheckCloseBody(int before)
    {
        ReadOnlySpan<byte> body = ControlPayload;
        if (body.IsEmpty)
        {
            return null;
        }

        int lowest = (body[0] << 8) | (body.Length > 1 ? body[1] : byte.MinValue);
        int highest = (body[0] << 8) | (body.Length > 1 ? body[1] : byte.MaxValue);
        if (!CloseCode.AnyAllowedOnWire(lowest, highest))
        {
            return Violations.CloseCodeNotAllowed;
        }

        ReadOnlySpan<byte> reason = body[Math.Min(Math.Max(before, sizeof(ushort)), body.Length)..];
        return !_reason.Append(reason) || _reason.BytesDue > _header.PayloadLeft ? Violations.InvalidCloseReason : null;
    }

    private MessageEvent Fail(ProtocolViolation violation)
    {
        Violation = violation;
        _isAtEnd = true;
        return MessageEvent.Violation;
    }
}
