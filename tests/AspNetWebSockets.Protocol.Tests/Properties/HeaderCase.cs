namespace AspNetWebSockets.Protocol.Tests;

/// <summary>What may be a frame header, and what is allowed where it stands.</summary>
internal sealed record HeaderCase(byte[] Bytes, FrameRules Rules)
{
    public override string ToString() => $"{Convert.ToHexString(Bytes)} {Rules}";
}
