using System.Buffers.Binary;

namespace LoadGenerator.Connections;

/// <summary>
/// The message of one connection as it goes out and as it must come back. It carries the connection's number and its
/// own, so that an echo of another connection or of an earlier message is found out.
/// </summary>
internal sealed class EchoMessage
{
    /// <summary>The smallest that has room for both numbers.</summary>
    public const int SmallestSize = 8;

    /// <summary>The largest with a header of two bytes (RFC 6455 section 5.2).</summary>
    public const int LargestSize = 125;

    private const int AnswerHeader = 2;
    private const int RequestHeader = 6;
    private const byte BinaryFinal = 0x82;
    private const uint MaskingKey = 0x37FA213D;

    private readonly byte[] _request;
    private readonly byte[] _answer;
    private uint _number;

    public EchoMessage(int connection, int size)
    {
        _request = new byte[RequestHeader + size];
        _answer = new byte[AnswerHeader + size];
        (_request[0], _answer[0]) = (BinaryFinal, BinaryFinal);
        (_request[1], _answer[1]) = ((byte)(0x80 | size), (byte)size);
        BinaryPrimitives.WriteUInt32BigEndian(_request.AsSpan(2), MaskingKey);
        Span<byte> payload = _answer.AsSpan(AnswerHeader);
        BinaryPrimitives.WriteInt32BigEndian(payload, connection);
        for (int index = SmallestSize; index < size; index++)
        {
            payload[index] = (byte)('a' + (index % 26));
        }

        for (int index = 0; index < size; index++)
        {
            _request[RequestHeader + index] = (byte)(payload[index] ^ _request[2 + (index % 4)]);
        }
    }

    /// <summary>The masked frame.</summary>
    public ReadOnlySpan<byte> Request => _request;

    /// <summary>The frame that the server must send.</summary>
    public ReadOnlySpan<byte> Answer => _answer;

    /// <summary>The next message: the same with another number.</summary>
    public void Advance()
    {
        _number++;
        BinaryPrimitives.WriteUInt32BigEndian(_answer.AsSpan(AnswerHeader + 4), _number);
        BinaryPrimitives.WriteUInt32BigEndian(_request.AsSpan(RequestHeader + 4), _number ^ MaskingKey);
    }
}
