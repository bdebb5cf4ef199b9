using System.Net.Sockets;
using System.Net.WebSockets;

namespace AspNetWebSockets.Network;

/// <summary>.NET's own client, with its socket in a namespace.</summary>
internal static class NamespaceClient
{
    /// <summary>Connects.</summary>
    /// <param name="namespace">Where its socket is.</param>
    /// <param name="path">What it asks for.</param>
    /// <param name="receiveBuffer">How many bytes its kernel holds for it; as many as it likes without.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public static async Task<ClientWebSocket> ConnectAsync(
        NetworkNamespace @namespace,
        string path,
        int? receiveBuffer,
        CancellationToken cancellationToken
    )
    {
        using SocketsHttpHandler handler = new()
        {
            ConnectCallback = async (context, token) =>
            {
                Socket socket = @namespace.Inside(static () =>
                    new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
                );
                if (receiveBuffer is { } bytes)
                {
                    socket.ReceiveBufferSize = bytes;
                }

                await socket.ConnectAsync(
                    System.Net.IPEndPoint.Parse($"{context.DnsEndPoint.Host}:{context.DnsEndPoint.Port}"),
                    token
                );
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using HttpMessageInvoker invoker = new(handler);
        ClientWebSocket client = new();
        client.Options.KeepAliveInterval = TimeSpan.Zero;
        await client.ConnectAsync(
            new Uri($"ws://{Networks.ServerAddress}:{NetworkServer.Port}{path}"),
            invoker,
            cancellationToken
        );
        return client;
    }
}
