using System.Buffers.Binary;

namespace LoadGenerator.Connections;

/// <summary>
/// The messages as they go out and as they must come back, one set for all connections, so that even large ones stay in
/// the processor's cache. Before each use the number of the connection and that of the message are written into them:
/// an echo of another connection or of an earlier message is found out. One thread.
/// </summary>
internal sealed class EchoFrames
{
    /// <summary>The smallest message that has room for both numbers.</summary>
    public const int SmallestSize = 8;

    public const int LargestSize = 16 * 1024 * 1024;

    private const byte BinaryFinal = 0x82;
    private const byte MaskBit = 0x80;
    private const uint MaskingKey = 0x37FA213D;
    private const int MaskingKeyLength = 4;

    private readonly byte[] _requests;
    private readonly byte[] _answers;
    private readonly int _answerHeader;
    private readonly int _requestHeader;
    private readonly bool _raw;

    /// <param name="size">Bytes of payload.</param>
    /// <param name="depth">How many messages are at most in flight on a connection.</param>
    /// <param name="raw">The server sends back what it receives, byte by byte.</param>
    public EchoFrames(int size, int depth, bool raw)
    {
        _raw = raw;
        byte[] payload = new byte[size];
        for (int index = 0; index < size; index++)
        {
            payload[index] = (byte)('a' + (index % 26));
        }

        byte[] header = Header(size);
        byte[] request = Masked(header, payload);
        byte[] answer = raw ? request : [.. header, .. payload];
        _requestHeader = header.Length + MaskingKeyLength;
        _answerHeader = raw ? 0 : header.Length;
        RequestLength = request.Length;
        AnswerLength = answer.Length;
        _requests = Repeat(request, depth);
        _answers = Repeat(answer, depth);
    }

    /// <summary>Bytes of a message on its way to the server.</summary>
    public int RequestLength { get; }

    /// <summary>Bytes of its echo, when that comes in one frame.</summary>
    public int AnswerLength { get; }

    /// <summary>Bytes of what is echoed: the payload, or everything when raw.</summary>
    public int EchoLength => AnswerLength - _answerHeader;

    /// <summary>Messages as they go out, one after the other; valid until the next call.</summary>
    public ReadOnlySpan<byte> Requests(int connection, uint first, int count)
    {
        for (int slot = 0; slot < count; slot++)
        {
            Number(
                _requests.AsSpan((slot * RequestLength) + _requestHeader),
                connection,
                first + (uint)slot,
                MaskingKey
            );
        }

        return _requests.AsSpan(0, count * RequestLength);
    }

    /// <summary>Messages as they come back, each in one frame; valid until the next call.</summary>
    public ReadOnlySpan<byte> Answers(int connection, uint first, int count)
    {
        int offset = _raw ? _requestHeader : _answerHeader;
        uint mask = _raw ? MaskingKey : 0;
        for (int slot = 0; slot < count; slot++)
        {
            Number(_answers.AsSpan((slot * AnswerLength) + offset), connection, first + (uint)slot, mask);
        }

        return _answers.AsSpan(0, count * AnswerLength);
    }

    /// <summary>What must come back without the header of the server's frame; valid until the next call.</summary>
    public ReadOnlySpan<byte> Echo(int connection, uint number) => Answers(connection, number, 1)[_answerHeader..];

    private static void Number(Span<byte> payload, int connection, uint number, uint mask)
    {
        BinaryPrimitives.WriteUInt32BigEndian(payload, (uint)connection ^ mask);
        BinaryPrimitives.WriteUInt32BigEndian(payload[sizeof(uint)..], number ^ mask);
    }

    // RFC 6455 section 5.2: a binary message in one frame.
    private static byte[] Header(int size)
    {
        if (size <= 125)
        {
            return [BinaryFinal, (byte)size];
        }

        byte[] header = size <= ushort.MaxValue ? [BinaryFinal, 126, 0, 0] : [BinaryFinal, 127, 0, 0, 0, 0, 0, 0, 0, 0];
        if (size <= ushort.MaxValue)
        {
            BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)size);
        }
        else
        {
            BinaryPrimitives.WriteUInt64BigEndian(header.AsSpan(2), (ulong)size);
        }

        return header;
    }

    private static byte[] Masked(byte[] header, byte[] payload)
    {
        byte[] key = new byte[MaskingKeyLength];
        BinaryPrimitives.WriteUInt32BigEndian(key, MaskingKey);
        byte[] frame = [.. header, .. key, .. payload];
        frame[1] |= MaskBit;
        for (int index = 0; index < payload.Length; index++)
        {
            frame[header.Length + MaskingKeyLength + index] ^= key[index % MaskingKeyLength];
        }

        return frame;
    }

    private static byte[] Repeat(byte[] frame, int count)
    {
        byte[] all = new byte[frame.Length * count];
        for (int slot = 0; slot < count; slot++)
        {
            frame.CopyTo(all, slot * frame.Length);
        }

        return all;
    }
}
