using System.IO.Compression;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>Messages of permessage-deflate (RFC 7692 section 7.2), each compressed on its own.</summary>
internal static class Deflate
{
    private const int Rsv1 = 4;

    // RFC 7692 section 7.2.1: the end of a flushed block, which is not sent.
    private static readonly byte[] Tail = [0x00, 0x00, 0xFF, 0xFF];

    /// <summary>The payload of a message.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> message)
    {
        using MemoryStream output = new();
        using (DeflateStream deflate = new(output, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(message);
            deflate.Flush();
            output.Position = 0;
            byte[] flushed = output.ToArray();
            return flushed[..^Tail.Length];
        }
    }

    /// <summary>The message that the payload stands for.</summary>
    public static byte[] Inflate(byte[] payload)
    {
        using MemoryStream input = new([.. payload, .. Tail]);
        using DeflateStream inflate = new(input, CompressionMode.Decompress);
        using MemoryStream output = new();
        byte[] buffer = new byte[4096];
        try
        {
            for (int count; (count = inflate.Read(buffer)) > 0; )
            {
                output.Write(buffer.AsSpan(0, count));
            }
        }
        catch (InvalidDataException)
        {
            return "not a compressed message"u8.ToArray();
        }

        return output.ToArray();
    }

    /// <summary>A text frame with compressed payload, whole or the first fragment.</summary>
    public static byte[] Text(ReadOnlySpan<byte> payload, bool fin = true) =>
        ClientFrame.Build(FrameOpcodes.Text, payload, fin, Rsv1);

    /// <summary>A binary frame with compressed payload.</summary>
    public static byte[] Binary(ReadOnlySpan<byte> payload) =>
        ClientFrame.Build(FrameOpcodes.Binary, payload, rsv: Rsv1);
}
