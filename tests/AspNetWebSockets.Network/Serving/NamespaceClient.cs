using System.Net.Sockets;
using System.Net.WebSockets;

namespace AspNetWebSockets.Network;

/// <summary>.NET's own client, with its socket in a namespace.</summary>
internal static class NamespaceClient
{
    /// <summary>Connects.</summary>
    public static async Task<ClientWebSocket> ConnectAsync(
        NetworkNamespace @namespace,
        string path,
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
