using System.Buffers.Binary;

namespace LoadGenerator.Connections;

/// <summary>
/// Reads what comes back on one connection and compares every byte of it with what this connection sent. A message may
/// come back in several frames, as the server likes.
/// </summary>
internal sealed class EchoReader
{
    private const int LongestHeader = 10;
    private const byte Final = 0x80;
    private const byte Binary = 0x02;
    private const byte Continuation = 0x00;

    private readonly EchoFrames _frames;
    private readonly int _connection;
    private readonly bool _raw;
    private readonly byte[] _header = new byte[LongestHeader];
    private int _headerLength;
    private bool _isInHeader;
    private bool _isContinued;
    private bool _isLastFrame;
    private ulong _frameLeft;
    private int _echoed;
    private uint _number;

    public EchoReader(EchoFrames frames, int connection, bool raw)
    {
        (_frames, _connection, _raw) = (frames, connection, raw);
        BeginMessage();
    }

    private bool IsBetweenMessages => _headerLength == 0 && _echoed == 0 && !_isContinued;

    /// <summary>Takes bytes of the stream.</summary>
    /// <param name="bytes">Any number.</param>
    /// <param name="outstanding">How many messages have not come back whole yet.</param>
    /// <returns>How many have now.</returns>
    /// <exception cref="LoadFailureException">A byte is wrong.</exception>
    public int Take(ReadOnlySpan<byte> bytes, int outstanding)
    {
        int done = 0;
        while (!bytes.IsEmpty)
        {
            int whole = IsBetweenMessages ? TakeWhole(bytes, outstanding - done) : 0;
            if (whole > 0)
            {
                done += whole;
                bytes = bytes[(whole * _frames.AnswerLength)..];
            }
            else
            {
                bytes = bytes[(_isInHeader ? TakeHeader(bytes) : TakePayload(bytes))..];
                done += EndFrame() ? 1 : 0;
            }
        }

        return done <= outstanding
            ? done
            : throw new LoadFailureException("More messages came back than had been sent.");
    }

    /// <summary>The usual case: whole messages, each in one frame; 0 when it is not that.</summary>
    private int TakeWhole(ReadOnlySpan<byte> bytes, int outstanding)
    {
        int count = Math.Min(bytes.Length / _frames.AnswerLength, outstanding);
        ReadOnlySpan<byte> expected = _frames.Answers(_connection, _number, count);
        if (!bytes[..expected.Length].SequenceEqual(expected))
        {
            return 0;
        }

        _number += (uint)count;
        return count;
    }

    private int TakePayload(ReadOnlySpan<byte> bytes)
    {
        int count = (int)Math.Min((ulong)bytes.Length, _frameLeft);
        if (
            count > _frames.EchoLength - _echoed
            || !bytes[..count].SequenceEqual(_frames.Echo(_connection, _number).Slice(_echoed, count))
        )
        {
            throw new LoadFailureException($"Message {_number} came back wrong after byte {_echoed}.");
        }

        _echoed += count;
        _frameLeft -= (ulong)count;
        return count;
    }

    // RFC 6455 section 5.2, byte by byte: once a frame, and seldom for small ones.
    private int TakeHeader(ReadOnlySpan<byte> bytes)
    {
        _header[_headerLength++] = bytes[0];
        int wanted =
            _headerLength < 2 ? 2
            : _header[1] == 127 ? LongestHeader
            : _header[1] == 126 ? 4
            : 2;
        if (_headerLength < wanted)
        {
            return 1;
        }

        _isLastFrame = (_header[0] & Final) != 0;
        if ((_header[0] & ~Final) != (_isContinued ? Continuation : Binary) || _header[1] > 127)
        {
            throw new LoadFailureException($"A frame with the header {Convert.ToHexString(_header, 0, wanted)} came.");
        }

        _frameLeft =
            wanted == LongestHeader ? BinaryPrimitives.ReadUInt64BigEndian(_header.AsSpan(2))
            : wanted == 4 ? BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2))
            : _header[1];
        _headerLength = 0;
        _isInHeader = false;
        return 1;
    }

    /// <summary>Moves on to the next header, when the frame is over; returns whether the message is.</summary>
    private bool EndFrame()
    {
        if (_isInHeader || _frameLeft > 0)
        {
            return false;
        }

        if (!_isLastFrame)
        {
            _isInHeader = true;
            _isContinued = true;
            return false;
        }

        if (_echoed != _frames.EchoLength)
        {
            throw new LoadFailureException($"{_echoed} bytes came back of a message of {_frames.EchoLength}.");
        }

        _number++;
        BeginMessage();
        return true;
    }

    // A raw echo is one frame without a header.
    private void BeginMessage()
    {
        _echoed = 0;
        _isContinued = false;
        _isInHeader = !_raw;
        _isLastFrame = _raw;
        _frameLeft = _raw ? (ulong)_frames.EchoLength : 0;
    }
}
