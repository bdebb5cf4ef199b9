namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Drives the compressor and the decompressor over pieces.</summary>
internal static class Codec
{
    public static Deflater NewDeflater(int windowBits = 15, int level = 6, bool contextTakeover = true) =>
        new(windowBits, level, memoryLevel: 8, contextTakeover);

    public static byte[] Deflate(
        this Deflater deflater,
        ReadOnlySpan<byte> source,
        bool endOfMessage = true,
        int room = 70_000
    )
    {
        List<byte> output = [];
        byte[] destination = new byte[room];
        bool isDone;
        do
        {
            isDone = deflater.Deflate(source, destination, endOfMessage, out int consumed, out int written);
            written.ShouldBeInRange(0, room);
            output.AddRange(destination.AsSpan(0, written));
            source = source[consumed..];
        } while (!isDone);

        source.Length.ShouldBe(0);
        return [.. output];
    }

    /// <summary>Inflates a message that comes in pieces of a size, into destinations of a size.</summary>
    public static (InflateStatus Status, byte[] Output) Inflate(
        this Inflater inflater,
        ReadOnlySpan<byte> message,
        int piece = int.MaxValue,
        int room = 70_000
    )
    {
        List<byte> output = [];
        byte[] destination = new byte[room];
        while (true)
        {
            int size = Math.Min(piece, message.Length);
            bool endOfMessage = size == message.Length;
            InflateStatus status = inflater.Inflate(
                message[..size],
                destination,
                endOfMessage,
                out int consumed,
                out int written
            );
            output.AddRange(destination.AsSpan(0, written));
            message = message[consumed..];
            switch (status)
            {
                case InflateStatus.NeedInput:
                    consumed.ShouldBe(size);
                    endOfMessage.ShouldBeFalse();
                    break;
                case InflateStatus.DestinationFull:
                    written.ShouldBe(room);
                    break;
                default:
                    return (status, [.. output]);
            }
        }
    }

    public static void ShouldInflateTo(this Inflater inflater, byte[] message, byte[] expected)
    {
        (InflateStatus status, byte[] output) = inflater.Inflate(message);
        status.ShouldBe(InflateStatus.EndOfMessage);
        output.AsSpan().SequenceEqual(expected).ShouldBeTrue();
    }
}
