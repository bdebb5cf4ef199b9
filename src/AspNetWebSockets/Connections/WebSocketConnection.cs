using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>
/// One WebSocket connection: frames, buffering, keep-alive, the closing handshake and the end of TCP. Knows nothing of
/// the state rules of a particular socket class; those stand on top of it.
/// </summary>
/// <remarks>
/// One receive and one send (or close) at a time; the two directions are independent. <see cref="Abort"/> may be called
/// from any thread at any time.
/// </remarks>
public sealed class WebSocketConnection : IAsyncDisposable
{
    /// <summary>Whether the connection was aborted: by <see cref="Abort"/>, a cancelled call, a deadline or a broken protocol rule. Never goes back.</summary>
    public bool IsAborted => throw new NotImplementedException();

    /// <summary>Whether the peer is still there as far as TCP has told; noticed with no receive pending.</summary>
    public bool IsPeerConnected => throw new NotImplementedException();

    /// <summary>The code of the peer's close frame once a receive has returned it; <see cref="WebSocketCloseStatus.Empty"/> for a frame without body.</summary>
    public WebSocketCloseStatus? CloseStatus => throw new NotImplementedException();

    /// <summary>The reason of the peer's close frame; <see langword="null"/> for a frame without body.</summary>
    public string? CloseStatusDescription => throw new NotImplementedException();

    /// <summary>The last round-trip time of a keep-alive ping; <see langword="null"/> before the first pong.</summary>
    public TimeSpan? RoundTripTime => throw new NotImplementedException();

    /// <summary>
    /// Receives at most one fragment: completes when the fragment is whole, when <paramref name="buffer"/> is full, or
    /// with <see cref="WebSocketMessageType.Close"/> when the peer's close frame came. An empty buffer completes as soon
    /// as a frame has begun.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; the connection is aborted.</exception>
    /// <exception cref="WebSocketException">The peer vanished (<see cref="WebSocketError.ConnectionClosedPrematurely"/>), broke a rule (<see cref="WebSocketError.Faulted"/>), or the connection was aborted (<see cref="WebSocketError.InvalidState"/>).</exception>
    /// <exception cref="InvalidOperationException">A receive is already pending.</exception>
    public ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    /// <summary>Sends one frame of a message. Completes when the transport took it.</summary>
    /// <inheritdoc cref="ReceiveAsync" path="/exception"/>
    public ValueTask SendAsync(
        ReadOnlyMemory<byte> payload,
        WebSocketMessageType messageType,
        bool endOfMessage,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    /// <summary>
    /// Sends the close frame. <see cref="WebSocketCloseStatus.Empty"/> sends one without body. Completes when the
    /// transport took it. Codes and lengths are the caller's duty.
    /// </summary>
    public ValueTask SendCloseAsync(
        WebSocketCloseStatus closeStatus,
        string? statusDescription,
        CancellationToken cancellationToken
    ) => throw new NotImplementedException();

    /// <summary>
    /// Bounds the wait for the peer's close frame by <see cref="AspNetWebSocketsOptions.CloseTimeout"/>: when it has not
    /// come by then, the connection is aborted and the pending receive fails with a <see cref="WebSocketException"/>.
    /// </summary>
    public void StartCloseTimeout() => throw new NotImplementedException();

    /// <summary>Cuts the connection without a close frame. Every pending call fails at once. Any thread, any time, any number of times.</summary>
    public void Abort() => throw new NotImplementedException();

    /// <summary>
    /// Ends the connection: cleanly if both close frames have passed, else by <see cref="Abort"/>; completes when all
    /// reads and writes have come back, within <see cref="AspNetWebSocketsOptions.LingerTimeout"/>.
    /// </summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
