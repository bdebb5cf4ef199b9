using System.Net.WebSockets;

namespace AspNetWebSockets;

/// <summary>A frame that waits for those sent before it: one of a message, or the close frame.</summary>
/// <remarks>Its task never runs a continuation inline: whoever completes it has more to send.</remarks>
internal sealed class QueuedSend : TaskCompletionSource
{
    // What an entry costs besides its payload, so that a flood of small ones fills the line as well.
    private const int Overhead = 32;

    private CancellationTokenRegistration _registration;
    private int _taken;

    public QueuedSend(
        ReadOnlyMemory<byte> payload,
        WebSocketMessageType messageType,
        WebSocketMessageFlags messageFlags,
        CancellationToken cancellationToken
    )
        : this(cancellationToken) => (Payload, MessageType, MessageFlags) = (payload, messageType, messageFlags);

    public QueuedSend(WebSocketCloseStatus closeStatus, string? description, CancellationToken cancellationToken)
        : this(cancellationToken) =>
        (MessageType, CloseStatus, Description) = (WebSocketMessageType.Close, closeStatus, description);

    private QueuedSend(CancellationToken cancellationToken)
        : base(TaskCreationOptions.RunContinuationsAsynchronously) => CancellationToken = cancellationToken;

    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>What it costs while it waits. Bytes.</summary>
    public int Size => Payload.Length + Overhead;

    public WebSocketMessageType MessageType { get; }

    public WebSocketMessageFlags MessageFlags { get; }

    public WebSocketCloseStatus CloseStatus { get; }

    public string? Description { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>Whether it still waits.</summary>
    public bool IsWaiting => Volatile.Read(ref _taken) == 0;

    /// <summary>From now on the token takes it out of the line, which costs the connection nothing: no byte of it went out.</summary>
    public void Watch() =>
        _registration = CancellationToken.UnsafeRegister(
            static (state, token) => ((QueuedSend)state!).Cancel(token),
            this
        );

    /// <summary>Its turn has come.</summary>
    /// <returns><see langword="false"/> when it was cancelled meanwhile.</returns>
    public bool TryTake()
    {
        bool taken = Interlocked.Exchange(ref _taken, 1) == 0;
        _registration.Dispose();
        return taken;
    }

    private void Cancel(CancellationToken token)
    {
        if (Interlocked.Exchange(ref _taken, 1) == 0)
        {
            _ = TrySetCanceled(token);
        }
    }
}
