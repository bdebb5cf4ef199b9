using System.Numerics;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>
/// The rules of RFC 6455, and of RFC 7692 on RSV1, once more, as plainly as they can be written: judges the beginning of a stream as a whole,
/// and asks of every unfinished part whether any continuation could make it valid. Shares no code with the reader
/// under test.
/// </summary>
internal sealed class ReferenceReader
{
    private static readonly int[] AllowedCodes =
    [
        .. Enumerable.Range(1000, 4),
        .. Enumerable.Range(1007, 8),
        .. Enumerable.Range(3000, 2000),
    ];

    private readonly long _limit;
    private readonly List<Incoming> _events = [];
    private readonly List<byte> _message = [];
    private bool _inMessage;
    private readonly bool _compressionAgreed;
    private bool _isText;
    private bool _isCompressed;

    private ReferenceReader(long limit, bool compressionAgreed) =>
        (_limit, _compressionAgreed) = (limit, compressionAgreed);

    /// <summary>Finds the shortest beginning of the stream that nothing could make valid, and what came before it.</summary>
    public static (Transcript Transcript, Failure? Failure) Read(
        ReadOnlySpan<byte> stream,
        long limit,
        bool compressionAgreed
    )
    {
        (Transcript whole, ProtocolViolation? violation) = Judge(stream, limit, compressionAgreed);
        if (violation is null)
        {
            return (whole, null);
        }

        // Once impossible, always impossible: search for the border by halves.
        (int possible, int impossible) = (0, stream.Length);
        while (impossible - possible > 1)
        {
            int middle = (possible + impossible) / 2;
            bool isPossible = Judge(stream[..middle], limit, compressionAgreed).Violation is null;
            (possible, impossible) = isPossible ? (middle, impossible) : (possible, middle);
        }

        (Transcript transcript, violation) = Judge(stream[..impossible], limit, compressionAgreed);
        return (transcript with { Violation = violation }, new Failure(impossible - 1, violation!));
    }

    private static (Transcript Transcript, ProtocolViolation? Violation) Judge(
        ReadOnlySpan<byte> beginning,
        long limit,
        bool compressionAgreed
    )
    {
        ReferenceReader reader = new(limit, compressionAgreed);
        int position = 0;
        ProtocolViolation? violation = null;
        bool closed = false;
        while (violation is null && !closed && position < beginning.Length)
        {
            violation = reader.Frame(beginning, ref position, out closed);
        }

        return (new Transcript(reader._events, null), violation);
    }

    private ProtocolViolation? Frame(ReadOnlySpan<byte> stream, ref int position, out bool closed)
    {
        closed = false;
        ReadOnlySpan<byte> rest = stream[position..];
        bool fin = rest[0] >> 7 == 1;
        int opcode = rest[0] & 15;
        int rsv = (rest[0] >> 4) & 7;
        if (rsv != 0 && (rsv != 4 || !_compressionAgreed))
        {
            return Violations.ReservedBits;
        }

        if (rsv == 4 && opcode != 1 && opcode != 2)
        {
            return Violations.MisplacedCompressionBit;
        }

        bool isCompressed = opcode == 0 ? _isCompressed : rsv == 4;

        ProtocolViolation? violation = opcode switch
        {
            0 when !_inMessage => Violations.NothingToContinue,
            1 or 2 when _inMessage => Violations.MessageInProgress,
            8 or 9 or 10 when !fin => Violations.FragmentedControlFrame,
            0 or 1 or 2 or 8 or 9 or 10 => null,
            _ => Violations.ReservedOpcode,
        };
        if (violation is not null || rest.Length == 1)
        {
            position = stream.Length;
            return violation;
        }

        if (rest[1] >> 7 == 0)
        {
            return Violations.UnmaskedFrame;
        }

        (BigInteger least, BigInteger most, int lengthBytes, violation) = Lengths(rest);
        violation ??= CheckLengths(opcode, fin, isCompressed, least, most);
        int headerLength = 2 + lengthBytes + 4;
        if (violation is not null || rest.Length < headerLength)
        {
            position = stream.Length;
            return violation;
        }

        int length = (int)BigInteger.Min(least, int.MaxValue);
        byte[] payload = Unmask(rest, headerLength, length);
        position += headerLength + payload.Length;
        int lacking = length - payload.Length;
        if (opcode >= 8)
        {
            closed = opcode == 8 && lacking == 0;
            return Control(opcode, payload, lacking);
        }

        return Data(opcode, fin, isCompressed, payload, lacking);
    }

    /// <summary>The lengths that the header, as far as it is known, could still state in the only encoding allowed for them.</summary>
    private static (BigInteger Least, BigInteger Most, int LengthBytes, ProtocolViolation? Violation) Lengths(
        ReadOnlySpan<byte> frame
    )
    {
        int seven = frame[1] & 127;
        if (seven <= 125)
        {
            return (seven, seven, 0, null);
        }

        int count = seven == 126 ? 2 : 8;
        byte[] known = frame[2..Math.Min(frame.Length, 2 + count)].ToArray();
        if (count == 8 && known.Length > 0 && known[0] > 127)
        {
            return (0, 0, count, Violations.LengthTooLarge);
        }

        byte[] lowest = [.. known, .. Enumerable.Repeat((byte)0x00, count - known.Length)];
        byte[] highest = [.. known, .. Enumerable.Repeat((byte)0xFF, count - known.Length)];
        BigInteger least = BigInteger.Max(
            new BigInteger(lowest, isUnsigned: true, isBigEndian: true),
            count == 2 ? 126 : 65536
        );
        BigInteger most = new(highest, isUnsigned: true, isBigEndian: true);
        return (least, most, count, least > most ? Violations.LengthNotMinimal : null);
    }

    private ProtocolViolation? CheckLengths(int opcode, bool fin, bool isCompressed, BigInteger least, BigInteger most)
    {
        if (opcode >= 8)
        {
            return least > 125 ? Violations.ControlFrameTooLong
                : opcode == 8 && most == 1 ? Violations.TruncatedCloseCode
                : null;
        }

        if (isCompressed)
        {
            return null;
        }

        if (_message.Count + least > _limit)
        {
            return Violations.MessageTooBig;
        }

        return opcode == 0 && fin && _isText && most < Utf8Reference.Lacking(_message.ToArray())
            ? Violations.InvalidText
            : null;
    }

    private static byte[] Unmask(ReadOnlySpan<byte> frame, int headerLength, int length)
    {
        byte[] payload = frame.Slice(headerLength, Math.Min(length, frame.Length - headerLength)).ToArray();
        for (int i = 0; i < payload.Length; i++)
        {
            payload[i] ^= frame[headerLength - 4 + (i % 4)];
        }

        return payload;
    }

    private ProtocolViolation? Control(int opcode, byte[] payload, int lacking)
    {
        if (opcode == 8 && payload.Length > 0)
        {
            bool anyCode = AllowedCodes.Any(code =>
                code >> 8 == payload[0] && (payload.Length == 1 || (code & 255) == payload[1])
            );
            if (!anyCode)
            {
                return Violations.CloseCodeNotAllowed;
            }

            if (!(Utf8Reference.Lacking([.. payload.Skip(2)]) <= lacking))
            {
                return Violations.InvalidCloseReason;
            }
        }

        if (lacking == 0)
        {
            MessageEvent kind = opcode switch
            {
                8 => MessageEvent.Close,
                9 => MessageEvent.Ping,
                _ => MessageEvent.Pong,
            };
            _events.Add(Incoming.Control(kind, payload));
        }

        return null;
    }

    private ProtocolViolation? Data(int opcode, bool fin, bool isCompressed, byte[] payload, int lacking)
    {
        if (opcode != 0)
        {
            _isText = opcode == 1;
            _isCompressed = isCompressed;
            _message.Clear();
        }

        _message.AddRange(payload);
        if (_isText && !isCompressed && !(Utf8Reference.Lacking([.. _message]) <= (fin ? lacking : int.MaxValue)))
        {
            return Violations.InvalidText;
        }

        if (lacking == 0)
        {
            _events.Add(Incoming.Fragment(_isText, fin, payload) with { IsCompressed = isCompressed });
            _inMessage = !fin;
            if (fin)
            {
                _message.Clear();
            }
        }

        return null;
    }
}
