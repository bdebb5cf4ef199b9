namespace AspNetWebSockets.Interop.Tests.Scenarios;

/// <summary>What the clients send; the scripts have the same.</summary>
internal static class Payloads
{
    public const string Text = "Grüße, 世界 🌍";
    public const string Ping = "are you there";
    public static readonly byte[] Binary = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
    public static readonly byte[] Large = [.. Enumerable.Range(0, 1 << 20).Select(i => (byte)(i % 251))];
}
