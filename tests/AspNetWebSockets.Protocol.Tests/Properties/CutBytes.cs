namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Bytes that come in pieces.</summary>
internal sealed record CutBytes(byte[] Bytes, int[] Cuts)
{
    public IEnumerable<byte[]> Pieces
    {
        get
        {
            int start = 0;
            foreach (int end in Cuts.Append(Bytes.Length))
            {
                yield return Bytes[start..end];
                start = end;
            }
        }
    }

    public override string ToString() => $"{Convert.ToHexString(Bytes)} cut at [{string.Join(',', Cuts)}]";
}
