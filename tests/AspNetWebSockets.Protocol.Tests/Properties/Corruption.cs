namespace AspNetWebSockets.Protocol.Tests;

/// <summary>A valid stream with one byte changed.</summary>
internal sealed record Corruption(Conversation Original, int Index, byte Flipped, long Limit)
{
    public Conversation Corrupted
    {
        get
        {
            byte[] stream = [.. Original.Stream];
            stream[Index] ^= Flipped;
            return Original with { Stream = stream };
        }
    }
}
