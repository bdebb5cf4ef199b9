namespace AspNetWebSockets.Protocol;

/// <summary>What the next frame may be, given the frames before it (RFC 6455 sections 5.4 and 5.5) and what was agreed (RFC 7692 section 6).</summary>
/// <param name="MessageInProgress">Whether a fragmented message is unfinished.</param>
/// <param name="BytesLeft">How many payload bytes the message may still bring.</param>
/// <param name="CharacterBytesDue">How many bytes the message lacks in the middle of a character; the last fragment has to bring them.</param>
/// <param name="CompressionAgreed">Whether RSV1 may mark a message as compressed.</param>
internal readonly record struct FrameRules(
    bool MessageInProgress,
    long BytesLeft,
    int CharacterBytesDue,
    bool CompressionAgreed
)
{
    private const int CompressedBit = 0x40;

    /// <summary>Judges RSV1, RSV2 and RSV3, of which some are set.</summary>
    public ProtocolViolation? CheckReservedBits(int bits, Opcode opcode) =>
        bits != CompressedBit || !CompressionAgreed ? Violations.ReservedBits
        : opcode is Opcode.Text or Opcode.Binary ? null
        : Violations.MisplacedCompressionBit;

    public ProtocolViolation? CheckOpcode(Opcode opcode, bool fin) =>
        opcode switch
        {
            Opcode.Continuation => MessageInProgress ? null : Violations.NothingToContinue,
            Opcode.Text or Opcode.Binary => MessageInProgress ? Violations.MessageInProgress : null,
            Opcode.Close or Opcode.Ping or Opcode.Pong => fin ? null : Violations.FragmentedControlFrame,
            _ => Violations.ReservedOpcode,
        };

    /// <summary>
    /// Judges a length of which only the range is known so far. What a compressed message takes on the wire says nothing
    /// about its size, which is counted while it is inflated.
    /// </summary>
    public ProtocolViolation? CheckLength(Opcode opcode, bool fin, bool isCompressed, ulong lowest, ulong highest)
    {
        if (opcode >= Opcode.Close)
        {
            return lowest > ClosePayload.MaxLength ? Violations.ControlFrameTooLong
                : opcode == Opcode.Close && highest == 1 ? Violations.TruncatedCloseCode
                : null;
        }

        return lowest > (ulong)BytesLeft && !isCompressed ? Violations.MessageTooBig
            : fin && highest < (ulong)CharacterBytesDue ? Violations.InvalidText
            : null;
    }
}
