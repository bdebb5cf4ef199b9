using System.Security.Cryptography;
using System.Text;

namespace AspNetWebSockets.Interop.Tests.Scenarios;

/// <summary>A message that a client received.</summary>
/// <param name="Kind">"text" or "binary".</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Their SHA-256 in lower-case hex.</param>
public sealed record ObservedMessage(string Kind, int Length, string Sha256)
{
    public static ObservedMessage Text(string text) => Of("text", Encoding.UTF8.GetBytes(text));

    public static ObservedMessage Binary(byte[] payload) => Of("binary", payload);

    private static ObservedMessage Of(string kind, byte[] payload) =>
        new(kind, payload.Length, Convert.ToHexStringLower(SHA256.HashData(payload)));
}
