using System.Buffers.Binary;
using System.Threading.Channels;

namespace AspNetWebSockets.Interop.Tests.Wire;

/// <summary>Finds the control frames in one direction of a WebSocket connection, from the HTTP head on.</summary>
internal sealed class FrameWatcher
{
    private readonly List<byte> _pending = [];
    private readonly Channel<ControlFrame> _seen = Channel.CreateUnbounded<ControlFrame>();
    private bool _headIsOver;

    /// <summary>The control frames, in order.</summary>
    public ChannelReader<ControlFrame> Seen => _seen.Reader;

    /// <summary>Takes the next bytes of the connection.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        _pending.AddRange(bytes);
        if (!_headIsOver)
        {
            int end = _pending.ToArray().AsSpan().IndexOf("\r\n\r\n"u8);
            if (end < 0)
            {
                return;
            }

            _pending.RemoveRange(0, end + 4);
            _headIsOver = true;
        }

        while (TakeFrame()) { }
    }

    private bool TakeFrame()
    {
        ReadOnlySpan<byte> bytes = _pending.ToArray();
        if (bytes.Length < 2)
        {
            return false;
        }

        int lengthBytes = (bytes[1] & 0x7F) switch
        {
            126 => 2,
            127 => 8,
            _ => 0,
        };
        int maskBytes = (bytes[1] & 0x80) != 0 ? 4 : 0;
        int header = 2 + lengthBytes + maskBytes;
        if (bytes.Length < header)
        {
            return false;
        }

        int length = lengthBytes switch
        {
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            8 => checked((int)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..])),
            _ => bytes[1] & 0x7F,
        };
        if (bytes.Length < header + length)
        {
            return false;
        }

        int opcode = bytes[0] & 0x0F;
        if (opcode >= 8)
        {
            byte[] payload = bytes.Slice(header, length).ToArray();
            for (int i = 0; i < length && maskBytes > 0; i++)
            {
                payload[i] ^= bytes[header - 4 + i % 4];
            }

            _seen.Writer.TryWrite(new ControlFrame(opcode, Convert.ToHexString(payload)));
        }

        _pending.RemoveRange(0, header + length);
        return true;
    }
}
