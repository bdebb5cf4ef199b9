namespace AspNetWebSockets.TestSupport;

/// <summary>How a frame header states the payload length (RFC 6455 section 5.2).</summary>
public enum LengthEncoding
{
    /// <summary>The shortest that fits, the only one the RFC allows.</summary>
    Shortest,

    /// <summary>In the second byte.</summary>
    SevenBits,

    /// <summary>126 and two bytes.</summary>
    SixteenBits,

    /// <summary>127 and eight bytes.</summary>
    SixtyFourBits,
}
