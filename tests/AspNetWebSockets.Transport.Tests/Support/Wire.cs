using System.Net.Sockets;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>What a client does on a plain socket.</summary>
internal static class Wire
{
    public static async Task<byte[]> ReceiveExactlyAsync(this Socket client, int count)
    {
        byte[] buffer = new byte[count];
        int received = 0;
        while (received < count)
        {
            int n = await client.ReceiveAsync(buffer.AsMemory(received)).InTime();
            n.ShouldBeGreaterThan(0, $"the stream ended after {received} of {count} bytes");
            received += n;
        }

        return buffer;
    }

    /// <summary>Reads to FIN.</summary>
    public static async Task<byte[]> ReceiveAllAsync(this Socket client)
    {
        using MemoryStream all = new();
        byte[] buffer = new byte[64 * 1024];
        int n;
        while ((n = await client.ReceiveAsync(buffer).InTime()) > 0)
        {
            all.Write(buffer, 0, n);
        }

        return all.ToArray();
    }

    public static async Task SendAllAsync(this Socket client, ReadOnlyMemory<byte> data)
    {
        while (!data.IsEmpty)
        {
            data = data[await client.SendAsync(data).InTime()..];
        }
    }

    /// <summary>Ends the connection by RST.</summary>
    public static void Reset(this Socket client)
    {
        client.LingerState = new LingerOption(enable: true, seconds: 0);
        client.Dispose();
    }

    /// <summary>Reading meets RST.</summary>
    public static async Task ShouldBeResetAsync(this Socket client)
    {
        SocketException e = await Should.ThrowAsync<SocketException>(() => client.ReceiveAllAsync());
        e.SocketErrorCode.ShouldBe(SocketError.ConnectionReset);
    }

    /// <summary>Bytes that differ from their neighbours, so that a gap or a repetition shows.</summary>
    public static byte[] Pattern(int count)
    {
        byte[] data = new byte[count];
        for (int i = 0; i < count; i++)
        {
            data[i] = (byte)((i * 31) ^ (i >> 8) ^ (i >> 17));
        }

        return data;
    }
}
