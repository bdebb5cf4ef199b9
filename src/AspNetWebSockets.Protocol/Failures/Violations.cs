namespace AspNetWebSockets.Protocol;

/// <summary>Every rule that <see cref="MessageReader"/> and <see cref="MessageInflater"/> enforce, in the order of RFC 6455, then of RFC 7692, and the bounds that a receiver may set on a stream without fault.</summary>
public static class Violations
{
    /// <summary>Client frames must be masked.</summary>
    public static readonly ProtocolViolation UnmaskedFrame = ProtocolError(
        "5.1",
        "A frame from a client must be masked."
    );

    /// <summary>No extension gave the reserved bits a meaning.</summary>
    public static readonly ProtocolViolation ReservedBits = ProtocolError(
        "5.2",
        "RSV1, RSV2 and RSV3 must be 0 unless an extension was negotiated."
    );

    /// <summary>Opcodes 3 to 7 and 11 to 15 are reserved.</summary>
    public static readonly ProtocolViolation ReservedOpcode = ProtocolError(
        "5.2",
        "Opcodes 3 to 7 and 11 to 15 are reserved."
    );

    /// <summary>The length must use the fewest bytes.</summary>
    public static readonly ProtocolViolation LengthNotMinimal = ProtocolError(
        "5.2",
        "The payload length must use the shortest encoding."
    );

    /// <summary>The most significant bit of a 64-bit length must be 0.</summary>
    public static readonly ProtocolViolation LengthTooLarge = ProtocolError(
        "5.2",
        "The most significant bit of a 64-bit payload length must be 0."
    );

    /// <summary>A continuation frame continues something.</summary>
    public static readonly ProtocolViolation NothingToContinue = ProtocolError(
        "5.4",
        "A continuation frame came with no message in progress."
    );

    /// <summary>Messages are not interleaved.</summary>
    public static readonly ProtocolViolation MessageInProgress = ProtocolError(
        "5.4",
        "A new message began before the last one ended."
    );

    /// <summary>Control frames are not fragmented.</summary>
    public static readonly ProtocolViolation FragmentedControlFrame = ProtocolError(
        "5.5",
        "A control frame must not be fragmented."
    );

    /// <summary>Control frames carry at most 125 bytes.</summary>
    public static readonly ProtocolViolation ControlFrameTooLong = ProtocolError(
        "5.5",
        "A control frame carries at most 125 bytes."
    );

    /// <summary>A close body is empty or starts with a two-byte code.</summary>
    public static readonly ProtocolViolation TruncatedCloseCode = ProtocolError(
        "5.5.1",
        "A close frame carries no body or a code of two bytes and a reason."
    );

    /// <summary>Only assigned close codes and 3000 to 4999 may be on the wire.</summary>
    public static readonly ProtocolViolation CloseCodeNotAllowed = ProtocolError(
        "7.4",
        "The close code must be 1000-1003, 1007-1014 or 3000-4999."
    );

    /// <summary>Text is UTF-8.</summary>
    public static readonly ProtocolViolation InvalidText = new(1007, "8.1", "A text message must be valid UTF-8.");

    /// <summary>A close reason is UTF-8.</summary>
    public static readonly ProtocolViolation InvalidCloseReason = new(
        1007,
        "8.1",
        "The reason of a close frame must be valid UTF-8."
    );

    /// <summary>The message is over the receiver's limit.</summary>
    public static readonly ProtocolViolation MessageTooBig = new(
        1009,
        "7.4.1",
        "The message is larger than this server accepts."
    )
    {
        Bound = "MaxMessageSize",
    };

    /// <summary>RSV1 marks a compressed message on its first frame and is 0 on continuations and control frames.</summary>
    public static readonly ProtocolViolation MisplacedCompressionBit = ProtocolError(
        "6",
        "RSV1 may be set on the first frame of a data message only."
    ) with
    {
        Rfc = 7692,
    };

    /// <summary>The payload of a compressed message is DEFLATE data that ends where the message does.</summary>
    public static readonly ProtocolViolation InvalidCompressedData = new(
        1007,
        "7.2.2",
        "The payload of a compressed message must be whole DEFLATE blocks within the agreed window."
    )
    {
        Rfc = 7692,
    };

    /// <summary>The message inflates to more times its size than the receiver allows.</summary>
    public static readonly ProtocolViolation InflationRatioTooHigh = new(
        1009,
        "8",
        "The message inflates to more times its size than this server accepts."
    )
    {
        Rfc = 7692,
        Bound = "MaxInflationRatio",
    };

    /// <summary>The message has more fragments than the receiver allows.</summary>
    public static readonly ProtocolViolation TooManyFragments = PolicyViolation(
        "MaxFragmentsPerMessage",
        "The message has more fragments than this server accepts"
    );

    /// <summary>More pings and pongs came within a second than the receiver allows.</summary>
    public static readonly ProtocolViolation TooManyControlFrames = PolicyViolation(
        "MaxControlFramesPerSecond",
        "More pings and pongs came in a second than this server accepts"
    );

    /// <summary>The peer was held back for so long because of its messages that it is taken for abuse.</summary>
    public static readonly ProtocolViolation TooManyMessages = PolicyViolation(
        "MessagesPerSecond",
        "More messages came for longer than this server accepts"
    );

    /// <summary>The peer was held back for so long because of its bytes that it is taken for abuse.</summary>
    public static readonly ProtocolViolation TooManyBytes = PolicyViolation(
        "BytesPerSecond",
        "More bytes came for longer than this server accepts"
    );

    private static ProtocolViolation PolicyViolation(string bound, string rule) =>
        new(CloseCode.PolicyViolation, "7.4.1", $"{rule} ({bound}).") { Bound = bound };

    private static ProtocolViolation ProtocolError(string section, string rule) => new(1002, section, rule);
}
