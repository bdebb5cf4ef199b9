using System.Net.WebSockets;
using System.Runtime.InteropServices;

namespace Microsoft.Web.WebSockets;

/// <summary>A message, or the close frame, on its way out.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct QueuedSend
{
    // About what an entry costs without its payload, so that empty messages count too.
    private const int EntrySize = 32;

    private readonly byte[] _payload;
    private readonly WebSocketMessageType _type;
    private readonly TaskCompletionSource? _done;

    private QueuedSend(byte[] payload, WebSocketMessageType type, TaskCompletionSource? done)
    {
        _payload = payload;
        _type = type;
        _done = done;
    }

    /// <summary>What it counts in the queue. Bytes.</summary>
    internal long Size => _payload.Length + EntrySize;

    /// <summary>Whether it is the close frame, for which there is always a place.</summary>
    internal bool IsClose => _type == WebSocketMessageType.Close;

    internal static QueuedSend Text(byte[] utf8) => new(utf8, WebSocketMessageType.Text, done: null);

    internal static QueuedSend Binary(byte[] message) => new(message, WebSocketMessageType.Binary, done: null);

    /// <summary>The close frame with code 1000.</summary>
    /// <param name="done">Completed when the close frame was sent or cannot be sent any more.</param>
    internal static QueuedSend Close(TaskCompletionSource? done) => new([], WebSocketMessageType.Close, done);

    /// <summary>Hands it to the socket.</summary>
    internal ValueTask StartAsync(WebSocket socket) =>
        _type == WebSocketMessageType.Close
            ? new ValueTask(
                socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, string.Empty, CancellationToken.None)
            )
            : socket.SendAsync(_payload.AsMemory(), _type, endOfMessage: true, CancellationToken.None);

    /// <summary>It was sent, or dropped.</summary>
    internal void SetDone() => _done?.TrySetResult();
}
