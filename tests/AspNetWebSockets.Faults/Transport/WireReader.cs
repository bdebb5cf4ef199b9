using System.Buffers.Binary;

namespace AspNetWebSockets.Faults;

/// <summary>Reads what a server sends, as it comes, and holds it to RFC 6455 section 5.</summary>
/// <param name="compressed">Whether RSV1 may be set on the first frame of a message (RFC 7692 section 6).</param>
/// <param name="onFrame">Gets every frame.</param>
internal sealed class WireReader(bool compressed, Action<ServerFrame> onFrame)
{
    private readonly List<byte> _pending = [];
    private bool _inMessage;
    private bool _closed;

    /// <summary>
    /// Whether the client had closed before the server did: then nothing comes behind the server's close frame. Otherwise
    /// pings and pongs may, as the connection is not closed (RFC 6455 section 5.5.2).
    /// </summary>
    public bool PeerHasClosed { get; set; }

    /// <summary>How many bytes came.</summary>
    public int Count { get; private set; }

    /// <summary>Takes bytes; the last frame may be cut anywhere.</summary>
    /// <exception cref="InvariantViolationException">They break a rule.</exception>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        Count += bytes.Length;
        _pending.AddRange(bytes);
        while (TakeFrame()) { }
    }

    private bool TakeFrame()
    {
        ReadOnlySpan<byte> bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_pending);
        if (bytes.Length < 2)
        {
            return false;
        }

        int code = bytes[1];
        int header = code switch
        {
            126 => 4,
            127 => 10,
            _ => 2,
        };
        if (bytes.Length < header)
        {
            return false;
        }

        long length = code switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            127 => BinaryPrimitives.ReadInt64BigEndian(bytes[2..]),
            _ => code,
        };
        if (bytes.Length - header < length)
        {
            return false;
        }

        ServerFrame frame = new(
            (bytes[0] & 0x80) != 0,
            (bytes[0] >> 4) & 7,
            bytes[0] & 15,
            bytes.Slice(header, (int)length).ToArray()
        );
        _pending.RemoveRange(0, header + frame.Payload.Length);
        Check(frame, code);
        onFrame(frame);
        return true;
    }

    private void Check(ServerFrame frame, int lengthCode)
    {
        bool isControl = frame.Opcode >= 8;
        bool startsMessage = frame.Opcode is FrameOpcodes.Text or FrameOpcodes.Binary;
        bool valid =
            !(_closed && (!isControl || frame.Opcode == FrameOpcodes.Close || PeerHasClosed))
            && frame.Opcode is 0 or 1 or 2 or 8 or 9 or 10
            && (frame.Rsv == 0 || (compressed && startsMessage && frame.Rsv == 4))
            && (!isControl || (frame.Fin && frame.Payload.Length <= 125))
            && (isControl || startsMessage != _inMessage)
            && frame.Payload.Length
                >= (
                    lengthCode == 126 ? 126
                    : lengthCode == 127 ? 65_536
                    : 0
                );
        if (!valid)
        {
            throw new InvariantViolationException($"The server sent a frame that is not valid here: {frame}.");
        }

        if (!isControl)
        {
            _inMessage = !frame.Fin;
        }

        _closed |= frame.Opcode == FrameOpcodes.Close;
    }
}
