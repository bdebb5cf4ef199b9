using System.Web;
using System.Web.WebSockets;
using AspNetWebSockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Web.WebSockets;

/// <summary>What a handler finds around it: that of its application, or of nobody's before it runs and on an application's fake.</summary>
/// <param name="context">What the handler was given; <see langword="null"/> before.</param>
internal readonly struct HandlerSurroundings(AspNetWebSocketContext? context)
{
    private RequestWebSocketContext? Request => context as RequestWebSocketContext;

    internal ILogger Logger => Request?.Settings.Environment.Logger ?? NullLogger.Instance;

    internal TimeProvider TimeProvider => Request?.Settings.TimeProvider ?? TimeProvider.System;

    internal long SendQueueLimit => Request?.Settings.Policy.SendQueueLimit ?? HandlerPolicy.DefaultSendQueueLimit;

    internal SendQueueFullMode SendQueueFullMode => Request?.Settings.Policy.SendQueueFullMode ?? default;

    /// <summary>What the engine lets through at most. Bytes.</summary>
    internal long MaxMessageSize => Request?.Settings.MaxMessageSize ?? long.MaxValue;

    /// <summary>For the log.</summary>
    internal string Path => LogText.Of(Request?.Path ?? string.Empty);

    /// <summary>The client has come to <see cref="SendQueueLimit"/>.</summary>
    internal void CountSendQueueFull() => (context?.WebSocket as AspNetWebSocket)?.OnSendQueueFull(SendQueueFullMode);

    /// <summary>Messages have begun to wait, or, with a negative count, wait no more.</summary>
    internal void CountQueued(long bytes) => (context?.WebSocket as AspNetWebSocket)?.CountQueued(bytes);

    /// <inheritdoc cref="AspNetWebSocket.CountDropped" />
    internal void CountDropped(string reason, long count) =>
        (context?.WebSocket as AspNetWebSocket)?.CountDropped(reason, count);

    /// <summary>Cuts the connection; does nothing when it is over.</summary>
    internal void AbortSocket()
    {
        if (context?.WebSocket is AspNetWebSocket socket)
        {
            socket.Cut();
        }
        else
        {
            context?.WebSocket.Abort();
        }
    }
}
