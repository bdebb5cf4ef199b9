using System.Net.WebSockets;
using System.Text;
using Shouldly;

namespace AspNetWebSockets.TestSupport;

/// <summary>A <see cref="ClientWebSocket"/> that says and hears short texts; every wait is bounded.</summary>
public sealed class TextClient : IDisposable
{
    /// <summary>For an event that takes milliseconds when all is well, on a busy machine.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(15);

    /// <summary>The client itself.</summary>
    public ClientWebSocket Socket { get; } = new();

    /// <summary>Opens a WebSocket.</summary>
    public static async Task<TextClient> ConnectAsync(Uri url, Action<ClientWebSocketOptions>? configure = null)
    {
        TextClient client = new();
        configure?.Invoke(client.Socket.Options);
        await client.Socket.ConnectAsync(url, CancellationToken.None).WaitAsync(Bound);
        return client;
    }

    /// <summary>Sends a text message.</summary>
    public Task SayAsync(string text) =>
        Socket
            .SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None)
            .WaitAsync(Bound);

    /// <summary>The next message, which must fit into one frame.</summary>
    public async Task<string> HearAsync()
    {
        byte[] buffer = new byte[4096];
        WebSocketReceiveResult result = await Socket.ReceiveAsync(buffer, CancellationToken.None).WaitAsync(Bound);
        result.MessageType.ShouldBe(WebSocketMessageType.Text);
        result.EndOfMessage.ShouldBeTrue();
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }

    /// <summary>Expects the server's close frame and answers it.</summary>
    public async Task<(WebSocketCloseStatus? Status, string? Description)> HearCloseAsync()
    {
        WebSocketReceiveResult result = await Socket
            .ReceiveAsync(new byte[4096], CancellationToken.None)
            .WaitAsync(Bound);
        result.MessageType.ShouldBe(WebSocketMessageType.Close);
        await Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None).WaitAsync(Bound);
        return (result.CloseStatus, result.CloseStatusDescription);
    }

    /// <summary>Makes the closing handshake from this side.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status, string description) =>
        await Socket.CloseAsync(status, description, CancellationToken.None).WaitAsync(Bound);

    /// <summary>Expects TCP to end without a close frame: what a browser calls 1006.</summary>
    public async Task HearAbnormalEndAsync()
    {
        WebSocketException end = await Should.ThrowAsync<WebSocketException>(() =>
            Socket.ReceiveAsync(new byte[4096], CancellationToken.None).WaitAsync(Bound)
        );
        end.WebSocketErrorCode.ShouldBe(WebSocketError.ConnectionClosedPrematurely);
        Socket.CloseStatus.ShouldBeNull();
    }

    public void Dispose() => Socket.Dispose();
}
