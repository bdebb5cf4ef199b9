using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AspNetWebSockets.Transport.Tests;

/// <summary>HTTP/1.1 by hand, for what HttpClient would never do.</summary>
internal static class HttpWire
{
    public static async Task<Socket> ConnectAsync(IPEndPoint endPoint)
    {
        Socket client = new(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await client.ConnectAsync(endPoint).InTime();
        return client;
    }

    public static Task SendTextAsync(this Socket client, string text) =>
        client.SendAllAsync(Encoding.ASCII.GetBytes(text));

    /// <summary>One response: its status and body.</summary>
    public static async Task<(int Status, string Body)> ReceiveResponseAsync(this Socket client)
    {
        string[] head = (await client.ReceiveUntilAsync("\r\n\r\n")).Split("\r\n");
        int status = int.Parse(head[0].Split(' ')[1], null);
        string? length = head.FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.Ordinal));
        if (length is not null)
        {
            byte[] body = await client.ReceiveExactlyAsync(int.Parse(length.Split(':')[1], null));
            return (status, Encoding.ASCII.GetString(body));
        }

        string text = "";
        while (int.Parse(await client.ReceiveUntilAsync("\r\n"), NumberStyles.HexNumber, null) is > 0 and int size)
        {
            text += Encoding.ASCII.GetString(await client.ReceiveExactlyAsync(size));
            _ = await client.ReceiveUntilAsync("\r\n");
        }

        _ = await client.ReceiveUntilAsync("\r\n");
        return (status, text);
    }

    /// <summary>Text up to an end, without it.</summary>
    public static async Task<string> ReceiveUntilAsync(this Socket client, string end)
    {
        StringBuilder text = new();
        do
        {
            _ = text.Append((char)(await client.ReceiveExactlyAsync(1))[0]);
        } while (!text.ToString().EndsWith(end, StringComparison.Ordinal));
        return text.ToString(0, text.Length - end.Length);
    }
}
