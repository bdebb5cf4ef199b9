using System.Net.WebSockets;
using System.Text;
using AspNetWebSockets.Interop.Tests.Hosting;

namespace AspNetWebSockets.Interop.Tests.Framework48Handlers;

/// <summary>A <see cref="ClientWebSocket"/> that says and hears short texts; every wait is bounded.</summary>
internal sealed class TextClient : IDisposable
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ClientWebSocket Socket { get; } = new();

    public static async Task<TextClient> ConnectAsync(Uri url, Action<ClientWebSocketOptions>? configure = null)
    {
        TextClient client = new();
        configure?.Invoke(client.Socket.Options);
        await client.Socket.ConnectAsync(url, Cancelled).WaitAsync(Bound.Event, Cancelled);
        return client;
    }

    public Task SayAsync(string text) =>
        Socket
            .SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Cancelled)
            .WaitAsync(Bound.Event, Cancelled);

    /// <summary>The next message, which must fit into one frame.</summary>
    public async Task<string> HearAsync()
    {
        byte[] buffer = new byte[4096];
        WebSocketReceiveResult result = await Socket.ReceiveAsync(buffer, Cancelled).WaitAsync(Bound.Event, Cancelled);
        result.MessageType.ShouldBe(WebSocketMessageType.Text);
        result.EndOfMessage.ShouldBeTrue();
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }

    /// <summary>Expects the server's close frame and answers it.</summary>
    public async Task<(WebSocketCloseStatus? Status, string? Description)> HearCloseAsync()
    {
        WebSocketReceiveResult result = await Socket
            .ReceiveAsync(new byte[4096], Cancelled)
            .WaitAsync(Bound.Event, Cancelled);
        result.MessageType.ShouldBe(WebSocketMessageType.Close);
        await Socket
            .CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Cancelled)
            .WaitAsync(Bound.Event, Cancelled);
        return (result.CloseStatus, result.CloseStatusDescription);
    }

    /// <summary>Makes the closing handshake from this side.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status, string description) =>
        await Socket.CloseAsync(status, description, Cancelled).WaitAsync(Bound.Event, Cancelled);

    /// <summary>Expects TCP to end without a close frame: what a browser calls 1006.</summary>
    public async Task HearAbnormalEndAsync()
    {
        WebSocketException end = await Should.ThrowAsync<WebSocketException>(() =>
            Socket.ReceiveAsync(new byte[4096], Cancelled).WaitAsync(Bound.Event, Cancelled)
        );
        end.WebSocketErrorCode.ShouldBe(WebSocketError.ConnectionClosedPrematurely);
        Socket.CloseStatus.ShouldBeNull();
    }

    public void Dispose() => Socket.Dispose();
}
