using System.Buffers.Binary;
using AspNetWebSockets.Protocol;

namespace Demo;

/// <summary>
/// Finds the frames in one direction of a connection (RFC 6455 section 5.2). It only watches: unlike the server's own
/// reader it takes masked and unmasked frames and judges nothing.
/// </summary>
internal sealed class FrameAssembler
{
    private readonly List<byte> _bytes = [];

    /// <summary>Takes the next bytes and gives the frames that they complete.</summary>
    public IEnumerable<TappedFrame> Add(ReadOnlyMemory<byte> bytes)
    {
        _bytes.AddRange(bytes.Span);
        while (TakeFrame() is TappedFrame frame)
        {
            yield return frame;
        }
    }

    private TappedFrame? TakeFrame()
    {
        ReadOnlySpan<byte> bytes = [.. _bytes];
        if (bytes.Length < 2)
        {
            return null;
        }

        bool masked = (bytes[1] & 0x80) != 0;
        int shortLength = bytes[1] & 0x7F;
        int keyStart =
            2
            + shortLength switch
            {
                126 => sizeof(ushort),
                127 => sizeof(ulong),
                _ => 0,
            };
        int payloadStart = keyStart + (masked ? sizeof(uint) : 0);
        if (bytes.Length < payloadStart)
        {
            return null;
        }

        ulong length = shortLength switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            127 => BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]),
            _ => (ulong)shortLength,
        };
        if ((ulong)(bytes.Length - payloadStart) < length)
        {
            return null;
        }

        byte[] payload = bytes.Slice(payloadStart, (int)length).ToArray();
        if (masked)
        {
            Masking.Apply(payload, payload, BinaryPrimitives.ReadUInt32LittleEndian(bytes[keyStart..]));
        }

        TappedFrame frame = new((Opcode)(bytes[0] & 0x0F), payload);
        _bytes.RemoveRange(0, payloadStart + payload.Length);
        return frame;
    }
}
