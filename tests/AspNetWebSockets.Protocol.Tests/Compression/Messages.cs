using System.Text;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Content to compress.</summary>
internal static class Messages
{
    public static byte[] Hello { get; } = "Hello"u8.ToArray();

    /// <summary>Text with matches near and far.</summary>
    public static byte[] Words(int length, int seed = 1)
    {
        string[] words = ["alpha", "beta", "gamma", "delta", "{\"id\":", "},", "name", "0123456789", "é", "語"];
        Random random = new(seed);
        StringBuilder text = new();
        while (text.Length < length)
        {
            text.Append(words[random.Next(words.Length)]).Append(random.Next(1000));
        }

        return Encoding.UTF8.GetBytes(text.ToString())[..length];
    }

    /// <summary>Bytes that cannot be compressed.</summary>
    public static byte[] Noise(int length, int seed = 1)
    {
        byte[] noise = new byte[length];
        new Random(seed).NextBytes(noise);
        return noise;
    }

    /// <summary>Noise that comes again at that distance.</summary>
    public static byte[] Repeated(int distance) => [.. Noise(distance), .. Noise(distance)];
}
