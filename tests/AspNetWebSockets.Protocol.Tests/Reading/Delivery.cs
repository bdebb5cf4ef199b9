namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Drives a <see cref="MessageReader"/> over a stream that arrives in pieces.</summary>
internal static class Delivery
{
    public const long NoLimit = long.MaxValue;

    /// <summary>Reads a stream that arrives at once, into a large destination.</summary>
    public static Transcript ReadAll(ReadOnlySpan<byte> stream, long maxMessageSize = NoLimit) =>
        ReadAll(stream, [int.MaxValue], [128 * 1024], maxMessageSize);

    /// <summary>Reads a stream in pieces of the given sizes, into destinations of the given sizes, both over and over.</summary>
    public static Transcript ReadAll(
        ReadOnlySpan<byte> stream,
        IReadOnlyList<int> readSizes,
        IReadOnlyList<int> destinationSizes,
        long maxMessageSize = NoLimit,
        bool compressionAgreed = false
    )
    {
        readSizes.ShouldContain(size => size > 0);
        destinationSizes.ShouldContain(size => size > 0);
        MessageReader reader = new(maxMessageSize, compressionAgreed);
        EventCollector collector = new(reader, destinationSizes);
        for (int i = 0; !stream.IsEmpty && !collector.IsAtEnd; i++)
        {
            int size = Math.Min(readSizes[i % readSizes.Count], stream.Length);
            collector.Feed(stream[..size]);
            stream = stream[size..];
        }

        return collector.Transcript;
    }

    /// <summary>Feeds a stream byte by byte and says at which byte the reader gives up.</summary>
    public static Failure? FirstFailure(
        ReadOnlySpan<byte> stream,
        long maxMessageSize = NoLimit,
        bool compressionAgreed = false
    )
    {
        EventCollector collector = new(new MessageReader(maxMessageSize, compressionAgreed), [64]);
        for (int i = 0; i < stream.Length && !collector.IsAtEnd; i++)
        {
            collector.Feed(stream.Slice(i, 1));
            if (collector.Transcript.Violation is { } violation)
            {
                return new Failure(i, violation);
            }
        }

        return null;
    }
}
