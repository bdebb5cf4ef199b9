using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Metering;

/// <summary>An echo on loopback, and one client that writes many messages at once, so that the engine is what takes the time.</summary>
internal sealed class EchoHost : IAsyncDisposable
{
    private const int Pipelined = 256;
    private const int Payload = 20;

    // Masked, with code 1000.
    private static readonly byte[] Close = [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xE8];

    private readonly WebApplication _application;
    private readonly Socket _client = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _batch = Batch();
    private readonly byte[] _answers = new byte[Pipelined * (2 + Payload)];

    private EchoHost(WebApplication application) => _application = application;

    public static async Task<EchoHost> StartAsync(double messageTraceRatio = 0)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseEventLoopTransport();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _ = builder.Services.AddAspNetWebSockets(options => options.MessageTraceRatio = messageTraceRatio);
        WebApplication application = builder.Build();
        application.UseAspNetWebSockets();
        application.Run(static async context =>
        {
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
            byte[] buffer = new byte[4096];
            while (true)
            {
                ValueWebSocketReceiveResult result = await socket.ReceiveAsync(
                    buffer.AsMemory(),
                    CancellationToken.None
                );
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                await socket.SendAsync(
                    buffer.AsMemory(0, result.Count),
                    result.MessageType,
                    result.EndOfMessage,
                    CancellationToken.None
                );
            }
        });
        await application.StartAsync();
        EchoHost host = new(application);
        await ConnectAsync(host._client, host.Port);
        return host;
    }

    /// <summary>Echoes at least so many messages.</summary>
    /// <returns>How many it were.</returns>
    public int Echo(int messages)
    {
        int echoed = 0;
        for (; echoed < messages; echoed += Pipelined)
        {
            _ = _client.Send(_batch);
            Receive(_client, _answers);
        }

        return echoed;
    }

    /// <summary>Opens so many connections of no message, one after the other, and ends them with the closing handshake.</summary>
    public async Task OpenAndEndAsync(int connections)
    {
        byte[] end = new byte[16];
        for (int i = 0; i < connections; i++)
        {
            using Socket client = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await ConnectAsync(client, Port);
            _ = await client.SendAsync(Close);
            while (await client.ReceiveAsync(end) > 0) { }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.DisposeAsync();
    }

    private int Port => new Uri(_application.Urls.Single()).Port;

    private static async Task ConnectAsync(Socket client, int port)
    {
        await client.ConnectAsync(IPAddress.Loopback, port);
        _ = await client.SendAsync(
            "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"u8.ToArray()
        );
        byte[] head = new byte[1];
        int matched = 0;
        while (matched < 4)
        {
            Receive(client, head);
            matched = head[0] == "\r\n\r\n"u8[matched] ? matched + 1 : 0;
        }
    }

    private static void Receive(Socket client, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            int count = client.Receive(destination);
            destination = count > 0 ? destination[count..] : throw new IOException("The server has closed.");
        }
    }

    // Masked with zeros: the payload stands in clear.
    private static byte[] Batch() =>
        [
            .. Enumerable
                .Repeat<byte[]>([0x82, 0x80 | Payload, 0, 0, 0, 0, .. new byte[Payload]], Pipelined)
                .SelectMany(static frame => frame),
        ];
}
