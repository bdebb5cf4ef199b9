using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace AspNetWebSockets.SystemWeb.Tests.MicrosoftWebSockets.Hosting;

/// <summary>A socket without a connection, such as an application's own unit tests have: keeps what is sent and gives what it is told.</summary>
internal sealed class StandInSocket : WebSocket
{
    private readonly Channel<(byte[] Data, WebSocketMessageType Type, bool End)> _incoming = Channel.CreateUnbounded<(
        byte[],
        WebSocketMessageType,
        bool
    )>();

    /// <summary>What every send and close completes with.</summary>
    public Func<Task> OnSend { get; set; } = () => Task.CompletedTask;

    /// <summary>Whether what is sent is kept.</summary>
    public bool Keeps { get; init; } = true;

    public ConcurrentQueue<(ArraySegment<byte> Data, WebSocketMessageType Type, bool End)> Sent { get; } = new();

    public bool IsAborted { get; private set; }

    public override WebSocketCloseStatus? CloseStatus => null;
    public override string? CloseStatusDescription => null;
    public override WebSocketState State => WebSocketState.Open;
    public override string? SubProtocol => null;

    public void Receives(byte[] data, WebSocketMessageType type = WebSocketMessageType.Text, bool end = true) =>
        _incoming.Writer.TryWrite((data, type, end)).ShouldBeTrue();

    public override void Abort() => IsAborted = true;

    public override Task CloseAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public override Task CloseOutputAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    )
    {
        closeStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
        statusDescription.ShouldBe("");
        Sent.Enqueue(([], WebSocketMessageType.Close, true));
        return OnSend();
    }

    public override void Dispose() { }

    public override async Task<WebSocketReceiveResult> ReceiveAsync(
        ArraySegment<byte> buffer,
        CancellationToken cancellationToken
    )
    {
        (byte[] data, WebSocketMessageType type, bool end) = await _incoming.Reader.ReadAsync(cancellationToken);
        data.CopyTo(buffer.AsSpan());
        return new WebSocketReceiveResult(data.Length, type, end);
    }

    public override Task SendAsync(
        ArraySegment<byte> buffer,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken
    )
    {
        if (Keeps)
        {
            Sent.Enqueue((buffer, messageType, endOfMessage));
        }

        return OnSend();
    }
}
