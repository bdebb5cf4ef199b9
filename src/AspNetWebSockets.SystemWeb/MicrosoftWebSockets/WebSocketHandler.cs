using System.Text;
using System.Web.WebSockets;

namespace Microsoft.Web.WebSockets;

/// <summary>
/// One WebSocket as a class with events: derive from it, override what happens, and accept it with
/// <see cref="WebSocketExtensions"/>. A handler serves one WebSocket; make a new one for each.
/// </summary>
/// <remarks>
/// <para>
/// The order: <see cref="WebSocketContext"/> is set, <see cref="OnOpen"/> once, <c>OnMessage</c> for every message,
/// <see cref="OnError"/> at most once, <see cref="OnClose"/> once, and <see cref="IDisposable.Dispose"/> when the derived
/// class has it. All of them run on the synchronization context of the request, one at a time, with
/// <see cref="System.Web.HttpContext.Current"/> set.
/// </para>
/// <para>SYNCHRONIZATION: <c>Send</c> and <see cref="Close"/> may be called from any thread.</para>
/// <para>Source: the package Microsoft.WebSockets 0.2.3; every habit is in docs/microsoft-websockets.md.</para>
/// </remarks>
public partial class WebSocketHandler
{
    private readonly SendQueue _sends;
    private int _maxIncomingMessageSize = 4 * 1024 * 1024;

    /// <summary>Creates a handler. Its WebSocket comes later.</summary>
    public WebSocketHandler() => _sends = new SendQueue(this);

    /// <summary>
    /// Largest message accepted from the client, counted only for messages that come in more than one piece: fragments,
    /// or parts of 8 KiB. A larger one ends the WebSocket with <see cref="OnError"/> and without a close frame.
    /// <c>AspNetWebSocketsOptions.MaxMessageSize</c> (4 MiB by default) holds besides, and answers with 1009: raise both
    /// for larger messages.
    /// </summary>
    /// <value>Bytes. Default 4 MiB (4,194,304), at least 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public int MaxIncomingMessageSize
    {
        get => _maxIncomingMessageSize;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _maxIncomingMessageSize = value;
        }
    }

    /// <summary>The WebSocket and its request. <see langword="null"/> until right before <see cref="OnOpen"/>, also in the constructor.</summary>
    public AspNetWebSocketContext WebSocketContext { get; set; } = null!;

    /// <summary>What the WebSocket failed with; set before <see cref="OnError"/>.</summary>
    public Exception? Error { get; set; }

    /// <summary>The WebSocket is open. Does nothing unless overridden.</summary>
    public virtual void OnOpen() { }

    /// <summary>A whole text message came. Bytes that are no UTF-8 have failed the connection before.</summary>
    /// <param name="message">Its text.</param>
    /// <exception cref="NotImplementedException">The method is not overridden; the WebSocket ends with it.</exception>
    public virtual void OnMessage(string message) => throw NotOverridden("string");

    /// <summary>A whole binary message came.</summary>
    /// <param name="message">Its bytes, the handler's to keep.</param>
    /// <exception cref="NotImplementedException">The method is not overridden; the WebSocket ends with it.</exception>
    public virtual void OnMessage(byte[] message) => throw NotOverridden("byte[]");

    /// <summary>The WebSocket has failed with <see cref="Error"/>: the client vanished, or an override threw. Does nothing unless overridden.</summary>
    public virtual void OnError() { }

    /// <summary>The WebSocket is over, in whatever way. Does nothing unless overridden. What it throws is logged.</summary>
    public virtual void OnClose() { }

    /// <summary>
    /// Queues a text message and returns at once. Messages go out in the order of the calls. Once one has failed, the later
    /// ones are dropped, with a line in the log at Debug.
    /// </summary>
    /// <param name="message">The text.</param>
    /// <remarks>What waits for a slow client is bounded by <c>HandlerPolicy.SendQueueLimit</c>.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is <see langword="null"/>.</exception>
    public void Send(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        _sends.Enqueue(QueuedSend.Text(Encoding.UTF8.GetBytes(message)));
    }

    /// <summary>Queues a binary message and returns at once. See <see cref="Send(string)"/>.</summary>
    /// <param name="message">The bytes; not copied, so leave the array alone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is <see langword="null"/>.</exception>
    public void Send(byte[] message)
    {
        ArgumentNullException.ThrowIfNull(message);
        _sends.Enqueue(QueuedSend.Binary(message));
    }

    /// <summary>
    /// Queues a close frame with code 1000 behind what waits to be sent, and returns at once. Messages still come in
    /// until the client has answered.
    /// </summary>
    public void Close() => _sends.Enqueue(QueuedSend.Close(done: null));

    /// <summary>Queues what a collection has encoded for all its members.</summary>
    internal void Send(QueuedSend message) => _sends.Enqueue(message);

    private NotImplementedException NotOverridden(string type) =>
        new(
            $"A message came for OnMessage({type}), which {GetType()} does not override. Override it, or have clients send the other kind of message."
        );
}
