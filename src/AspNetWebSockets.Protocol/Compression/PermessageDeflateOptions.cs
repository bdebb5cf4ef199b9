using System.Runtime.CompilerServices;

namespace AspNetWebSockets.Protocol;

/// <summary>What a server offers of permessage-deflate (RFC 7692) and what it allows.</summary>
/// <remarks>SYNCHRONIZATION: set everything before the first use; from then on it is only read.</remarks>
public sealed class PermessageDeflateOptions
{
    /// <summary>The smallest window that can be agreed: 2^8 bytes (RFC 7692 section 7.1.2).</summary>
    public const int MinWindowBits = 8;

    /// <summary>The largest window, and the one used where none is agreed: 2^15 bytes (RFC 7692 section 7.1.2).</summary>
    public const int MaxWindowBits = 15;

    /// <summary>
    /// Whether the server keeps its compression window from one message to the next. Default <see langword="false"/>: an
    /// idle connection then holds no compressor. A client may always turn it off (RFC 7692 section 7.1.1.1).
    /// </summary>
    public bool ServerContextTakeover { get; set; }

    /// <summary>
    /// Whether the client may keep its compression window from one message to the next. Default <see langword="false"/>: an
    /// idle connection then holds no decompressor (RFC 7692 section 7.1.1.2).
    /// </summary>
    public bool ClientContextTakeover { get; set; }

    /// <summary>The largest window of the server's compression, as a power of 2 in bytes: 8 to 15, default 15. A client may ask for a smaller one (RFC 7692 section 7.1.2.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in 8 to 15.</exception>
    public int ServerMaxWindowBits
    {
        get;
        set => field = InRange(value, MinWindowBits, MaxWindowBits);
    } = MaxWindowBits;

    /// <summary>The largest window of the client's compression, as a power of 2 in bytes: 8 to 15, default 15. Only a client that says that it can is asked to keep to it; others use 15 (RFC 7692 section 7.1.2.2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in 8 to 15.</exception>
    public int ClientMaxWindowBits
    {
        get;
        set => field = InRange(value, MinWindowBits, MaxWindowBits);
    } = MaxWindowBits;

    /// <summary>How hard to compress: 0 (not at all) to 9 (slowest), default 6.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in 0 to 9.</exception>
    public int CompressionLevel
    {
        get;
        set => field = InRange(value, 0, 9);
    } = 6;

    /// <summary>How much memory a compressor takes beside its window: 1 (least) to 9, default 8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in 1 to 9.</exception>
    public int MemoryLevel
    {
        get;
        set => field = InRange(value, 1, 9);
    } = 8;

    /// <summary>Bytes; a message that is shorter and sent as a whole goes out uncompressed. 0 or more, default 256.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int MinCompressedMessageSize
    {
        get;
        set => field = InRange(value, 0, int.MaxValue);
    } = 256;

    /// <summary>How many times its size a received message may inflate to, 1 or more, default 200; a message over it breaks <see cref="Violations.InflationRatioTooHigh"/>. DEFLATE itself ends at 1032.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxInflationRatio
    {
        get;
        set => field = InRange(value, 1, int.MaxValue);
    } = 200;

    /// <summary>Bytes; until a received message has inflated to more, its ratio is not looked at. 0 or more, default 1 MiB, as repetitive messages of such a size are common and cost little.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int InflationRatioFloor
    {
        get;
        set => field = InRange(value, 0, int.MaxValue);
    } = 1024 * 1024;

    private static int InRange(int value, int lowest, int highest, [CallerMemberName] string property = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, lowest, property);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, highest, property);
        return value;
    }
}
