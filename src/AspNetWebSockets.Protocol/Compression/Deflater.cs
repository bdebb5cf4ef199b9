using System.Buffers.Binary;

namespace AspNetWebSockets.Protocol;

/// <summary>Compresses the payload of messages (RFC 7692 section 7.2.1).</summary>
/// <remarks>SYNCHRONIZATION: one caller at a time. A call after <see cref="Dispose"/> throws <see cref="ObjectDisposedException"/>.</remarks>
internal sealed class Deflater : IDisposable
{
    /// <summary>The least room for output: a flush marker at its end is written once, and the tail of a message can be held back.</summary>
    public const int MinDestinationLength = 16;

    /// <summary>The empty block without compression that a flush ends with, less its first byte: a message ends without it.</summary>
    private const int TailLength = sizeof(uint);

    /// <summary>That block, less the tail: what is left of it is a message without content (section 7.2.3.6).</summary>
    private const byte EmptyBlock = 0;

    private readonly DeflateHandle _handle;
    private readonly bool _contextTakeover;
    private uint _held;
    private bool _isFlushing;
    private bool _hasHistory;

    /// <summary>Creates a compressor.</summary>
    /// <param name="windowBits">How far it may look back, as a power of 2 in bytes: 8 to 15.</param>
    /// <param name="level">How hard it works: 0 to 9.</param>
    /// <param name="memoryLevel">How much memory it takes beside the window: 1 to 9.</param>
    /// <param name="contextTakeover">Whether a message may refer back to those before it.</param>
    /// <exception cref="InvalidOperationException">An argument is out of its range, or no memory is left.</exception>
    public Deflater(int windowBits, int level, int memoryLevel, bool contextTakeover)
    {
        _handle = new DeflateHandle(windowBits, level, memoryLevel);
        _contextTakeover = contextTakeover;
    }

    /// <summary>Whether it can be used for the message of any connection: without history, and not disposed.</summary>
    public bool IsPristine => !_hasHistory && !_handle.IsClosed;

    /// <summary>Compresses a fragment of a message so that the peer can inflate it as a whole.</summary>
    /// <param name="source">The fragment, or what is left of it.</param>
    /// <param name="destination">Room for at least <see cref="MinDestinationLength"/> bytes.</param>
    /// <param name="endOfMessage">Whether the fragment is the last of its message.</param>
    /// <param name="consumed">How many bytes of <paramref name="source"/> were used.</param>
    /// <param name="written">How many bytes were put into <paramref name="destination"/>.</param>
    /// <returns><see langword="false"/> when <paramref name="destination"/> is full: then call again with the rest of the fragment, which may be empty.</returns>
    public bool Deflate(
        ReadOnlySpan<byte> source,
        Span<byte> destination,
        bool endOfMessage,
        out int consumed,
        out int written
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, MinDestinationLength, nameof(destination));
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        if (source.IsEmpty && !_isFlushing && !(endOfMessage && _hasHistory && !_contextTakeover))
        {
            // The library would refuse to flush nothing. What went before ended with a whole byte.
            consumed = 0;
            written = endOfMessage ? 1 : 0;
            destination[0] = EmptyBlock;
            return true;
        }

        int held = _isFlushing && endOfMessage ? TailLength : 0;
        BinaryPrimitives.WriteUInt32LittleEndian(destination, _held);
        int flush = endOfMessage && !_contextTakeover ? Zlib.FullFlush : Zlib.SyncFlush;
        Zlib.Check(_handle.Run(source, destination[held..], flush, out consumed, out int produced));
        int total = held + produced;

        // A full destination may end with a part of the tail.
        _isFlushing = total == destination.Length;
        _hasHistory = _contextTakeover || _isFlushing || !endOfMessage;
        written = endOfMessage ? total - TailLength : total;
        _held = endOfMessage ? BinaryPrimitives.ReadUInt32LittleEndian(destination[written..]) : 0;
        return !_isFlushing;
    }

    /// <inheritdoc />
    public void Dispose() => _handle.Dispose();
}
