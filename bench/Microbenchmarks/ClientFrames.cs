using System.Buffers.Binary;
using AspNetWebSockets.Protocol;

namespace Microbenchmarks;

/// <summary>What a client sends: masked frames, one message each.</summary>
internal static class ClientFrames
{
    private const byte MaskBit = 0x80;
    private const uint MaskingKey = 0x37FA213D;

    /// <summary>A number of equal messages, one after the other.</summary>
    public static byte[] Create(int count, Opcode opcode, ReadOnlySpan<byte> payload)
    {
        byte[] header = new byte[FrameWriter.MaxHeaderLength];
        int headerLength = FrameWriter.WriteHeader(header, opcode, fin: true, payload.Length);
        header[1] |= MaskBit;
        byte[] frame = new byte[headerLength + sizeof(uint) + payload.Length];
        header.AsSpan(0, headerLength).CopyTo(frame);
        Span<byte> key = frame.AsSpan(headerLength, sizeof(uint));
        BinaryPrimitives.WriteUInt32BigEndian(key, MaskingKey);
        for (int index = 0; index < payload.Length; index++)
        {
            frame[headerLength + sizeof(uint) + index] = (byte)(payload[index] ^ key[index % sizeof(uint)]);
        }

        byte[] all = new byte[frame.Length * count];
        for (int index = 0; index < count; index++)
        {
            frame.CopyTo(all, index * frame.Length);
        }

        return all;
    }
}
