using System.Net;
using System.Net.WebSockets;
using System.Text;
using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.Interop.Tests.Scenarios;

namespace AspNetWebSockets.Interop.Tests.Clients;

/// <summary><see cref="ClientWebSocket"/>. Its pings and pongs are invisible; <see cref="DotNetKeepAliveTests"/> looks at the wire.</summary>
/// <param name="http2">The connections to use for HTTP/2; <see langword="null"/> for HTTP/1.1.</param>
internal sealed class DotNetClient(HttpMessageInvoker? http2 = null) : IClientUnderTest
{
    /// <inheritdoc/>
    public async Task<ClientObservation> PlayAsync(string scenario, Uri url, CancellationToken cancellationToken)
    {
        using CancellationTokenSource bound = new(Bound.Program, TimeProvider.System);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(
            bound.Token,
            cancellationToken
        );
        using ClientWebSocket socket = Create(http2);
        if (string.Equals(scenario, "subprotocol", StringComparison.Ordinal))
        {
            socket.Options.AddSubProtocol("chat.v1");
            socket.Options.AddSubProtocol("chat.v2");
        }

        socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        socket.Options.CollectHttpResponseDetails = true;
        await socket.ConnectAsync(url, http2, either.Token);
        List<ObservedMessage> messages = [];
        await ActAsync(scenario, socket, messages, either.Token);
        return new ClientObservation
        {
            SubProtocol = socket.SubProtocol,
            Compressed = socket.HttpResponseHeaders!.ContainsKey("Sec-WebSocket-Extensions"),
            Messages = messages,
            CloseCode = (int?)socket.CloseStatus,
            CloseReason = socket.CloseStatusDescription,
            Clean = socket.State == WebSocketState.Closed,
        };
    }

    /// <inheritdoc/>
    public async Task VanishAsync(Uri url, CancellationToken cancellationToken)
    {
        using ClientWebSocket socket = Create(http2);
        await socket.ConnectAsync(url, http2, cancellationToken).WaitAsync(Bound.Event, cancellationToken);
        List<ObservedMessage> messages = [];
        await EchoTextAsync(socket, messages, cancellationToken).WaitAsync(Bound.Event, cancellationToken);
        messages.ShouldBe([ObservedMessage.Text(Payloads.Text)]);
        socket.Abort();
    }

    /// <summary>A client for HTTP/2 when there are connections for it, else for HTTP/1.1.</summary>
    public static ClientWebSocket Create(HttpMessageInvoker? http2)
    {
        ClientWebSocket socket = new();
        if (http2 is not null)
        {
            socket.Options.HttpVersion = HttpVersion.Version20;
            socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }

        return socket;
    }

    private static async Task ActAsync(
        string scenario,
        ClientWebSocket socket,
        List<ObservedMessage> messages,
        CancellationToken cancellationToken
    )
    {
        switch (scenario)
        {
            case "text" or "subprotocol":
                await EchoTextAsync(socket, messages, cancellationToken);
                break;
            case "binary":
                await socket.SendAsync(Payloads.Binary, WebSocketMessageType.Binary, true, cancellationToken);
                messages.Add(await ReceiveMessageAsync(socket, cancellationToken));
                break;
            case "empty":
                await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, cancellationToken);
                messages.Add(await ReceiveMessageAsync(socket, cancellationToken));
                await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Binary, true, cancellationToken);
                messages.Add(await ReceiveMessageAsync(socket, cancellationToken));
                break;
            case "large":
                Task<ObservedMessage> echo = ReceiveMessageAsync(socket, cancellationToken);
                await socket.SendAsync(Payloads.Large, WebSocketMessageType.Binary, true, cancellationToken);
                messages.Add(await echo);
                break;
            case "fragmented":
                // Cut inside a character: "ü" and "世" are torn apart.
                byte[] text = Encoding.UTF8.GetBytes(Payloads.Text);
                await socket.SendAsync(text.AsMemory(..3), WebSocketMessageType.Text, false, cancellationToken);
                await socket.SendAsync(text.AsMemory(3..10), WebSocketMessageType.Text, false, cancellationToken);
                await socket.SendAsync(text.AsMemory(10..), WebSocketMessageType.Text, true, cancellationToken);
                messages.Add(await ReceiveMessageAsync(socket, cancellationToken));
                break;
            case "client-close":
                await socket.CloseAsync((WebSocketCloseStatus)4001, "client is done", cancellationToken);
                return;
            case "server-close":
                await socket.SendAsync("close me"u8.ToArray(), WebSocketMessageType.Text, true, cancellationToken);
                await ReceiveCloseAsync(socket, cancellationToken);
                await socket.CloseOutputAsync(
                    socket.CloseStatus!.Value,
                    socket.CloseStatusDescription,
                    cancellationToken
                );
                return;
            default:
                throw new ArgumentOutOfRangeException(nameof(scenario), scenario, "Unknown scenario.");
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "done", cancellationToken);
    }

    private static async Task EchoTextAsync(
        ClientWebSocket socket,
        List<ObservedMessage> messages,
        CancellationToken cancellationToken
    )
    {
        byte[] text = Encoding.UTF8.GetBytes(Payloads.Text);
        await socket.SendAsync(text, WebSocketMessageType.Text, true, cancellationToken);
        messages.Add(await ReceiveMessageAsync(socket, cancellationToken));
    }

    private static async Task<ObservedMessage> ReceiveMessageAsync(
        ClientWebSocket socket,
        CancellationToken cancellationToken
    )
    {
        using MemoryStream message = new();
        byte[] buffer = new byte[64 * 1024];
        WebSocketReceiveResult result;
        do
        {
            result = await socket.ReceiveAsync(buffer, cancellationToken);
            result.MessageType.ShouldNotBe(WebSocketMessageType.Close);
            message.Write(buffer, 0, result.Count);
        } while (!result.EndOfMessage);

        return result.MessageType == WebSocketMessageType.Text
            ? ObservedMessage.Text(Encoding.UTF8.GetString(message.ToArray()))
            : ObservedMessage.Binary(message.ToArray());
    }

    private static async Task ReceiveCloseAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        WebSocketReceiveResult result = await socket.ReceiveAsync(new byte[16], cancellationToken);
        result.MessageType.ShouldBe(WebSocketMessageType.Close);
    }
}
