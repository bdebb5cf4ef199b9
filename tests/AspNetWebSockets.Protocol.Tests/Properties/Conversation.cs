namespace AspNetWebSockets.Protocol.Tests;

/// <summary>A generated stream of client frames, what has to come out of it, and how it is delivered.</summary>
/// <param name="Stream">The bytes.</param>
/// <param name="Expected">The fragments and control frames in order.</param>
/// <param name="ReadSizes">The sizes of the pieces in which the bytes arrive, over and over.</param>
/// <param name="DestinationSizes">The sizes of the destinations, over and over.</param>
internal sealed record Conversation(
    byte[] Stream,
    IReadOnlyList<Incoming> Expected,
    IReadOnlyList<int> ReadSizes,
    IReadOnlyList<int> DestinationSizes
)
{
    /// <summary>The size of the largest message.</summary>
    public int LargestMessage
    {
        get
        {
            (int largest, int size) = (0, 0);
            foreach (Incoming fragment in Expected.Where(item => item.Kind == MessageEvent.FragmentEnd))
            {
                size += fragment.Payload.Length / 2;
                largest = Math.Max(largest, size);
                size = fragment.EndOfMessage ? 0 : size;
            }

            return largest;
        }
    }

    public override string ToString() =>
        $"stream {Convert.ToHexString(Stream)} reads [{string.Join(',', ReadSizes)}] destinations [{string.Join(',', DestinationSizes)}]";
}
