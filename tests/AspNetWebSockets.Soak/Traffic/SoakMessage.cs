using System.Buffers.Binary;

namespace AspNetWebSockets.Soak;

/// <summary>A message with its kind, a number that counts up on its connection, and a checksum over all of it.</summary>
internal static class SoakMessage
{
    /// <summary>The first byte of a message that the server sends back.</summary>
    public const byte Echo = (byte)'E';

    /// <summary>The first byte of a message that the server sends to all.</summary>
    public const byte Push = (byte)'P';

    private const int HeaderLength = 13;
    private const int MaxBody = 2000;

    /// <summary>Makes one.</summary>
    public static byte[] Create(byte kind, long number, Random random)
    {
        byte[] message = new byte[HeaderLength + random.Next(MaxBody)];
        random.NextBytes(message.AsSpan(HeaderLength));
        message[0] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(message.AsSpan(1), number);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(9), Checksum(message));
        return message;
    }

    /// <summary>The kind and the number; <see langword="null"/> when the message is not as it was made.</summary>
    public static (byte Kind, long Number)? Read(ReadOnlySpan<byte> message) =>
        message.Length >= HeaderLength && BinaryPrimitives.ReadUInt32LittleEndian(message[9..]) == Checksum(message)
            ? (message[0], BinaryPrimitives.ReadInt64LittleEndian(message[1..]))
            : null;

    // FNV-1a over all but itself.
    private static uint Checksum(ReadOnlySpan<byte> message)
    {
        uint hash = 2_166_136_261;
        foreach (byte value in message[..9])
        {
            hash = (hash ^ value) * 16_777_619;
        }

        foreach (byte value in message[HeaderLength..])
        {
            hash = (hash ^ value) * 16_777_619;
        }

        return hash;
    }
}
