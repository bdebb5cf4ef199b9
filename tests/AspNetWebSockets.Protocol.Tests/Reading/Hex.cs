namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Bytes written in hexadecimal with spaces where the reader needs them.</summary>
internal static class Hex
{
    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
