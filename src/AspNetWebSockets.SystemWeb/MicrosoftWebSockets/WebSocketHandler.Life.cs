using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Web.WebSockets;

namespace Microsoft.Web.WebSockets;

public partial class WebSocketHandler
{
    /// <summary>How long the answer to the client's close frame may take, with what is queued before it.</summary>
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromMilliseconds(250);

    // The classes that were told that the engine's limit is lower than theirs.
    private static readonly ConditionalWeakTable<Type, object> ToldOfLimit = [];

    // Its owner's lock, taken behind that of a collection, guards both.
    private HashSet<WebSocketCollection>? _collections;
    private bool _ended;

    /// <summary>
    /// Runs the handler on a WebSocket; for <c>AcceptWebSocketRequest</c> where
    /// <see cref="WebSocketExtensions"/> lacks an option such as the sub-protocol.
    /// </summary>
    /// <param name="webSocketContext">The WebSocket.</param>
    /// <returns>A task that ends with the handler; it fails with what <see cref="OnError"/>, <see cref="OnClose"/> or <c>Dispose</c> threw and with nothing else.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="webSocketContext"/> is <see langword="null"/>.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task ProcessWebSocketRequestAsync(AspNetWebSocketContext webSocketContext)
    {
        ArgumentNullException.ThrowIfNull(webSocketContext);
        return RunAsync(webSocketContext);
    }

    /// <summary>The handler has become a member; <see langword="false"/> when it has ended and must not be kept.</summary>
    internal bool TryJoin(WebSocketCollection collection)
    {
        lock (_sends)
        {
            if (!_ended)
            {
                _ = (_collections ??= []).Add(collection);
            }

            return !_ended;
        }
    }

    /// <summary>The handler is no longer a member.</summary>
    internal void Leave(WebSocketCollection collection)
    {
        lock (_sends)
        {
            _ = _collections?.Remove(collection);
        }
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "The handler is told by Error and OnError, and the log says it."
    )]
    private async Task RunAsync(AspNetWebSocketContext context)
    {
        try
        {
            WebSocketContext = context;
            _sends.ReportEarlyFailure();
            OnOpen();
            CompareLimits(new HandlerSurroundings(context));
            await DispatchAsync(context.WebSocket).ConfigureAwait(true);
        }
        catch (Exception exception)
        {
            Error = exception;
            Report(new HandlerSurroundings(context), exception);
            OnError();
        }
        finally
        {
            try
            {
                OnClose();
            }
            finally
            {
                LeaveAll();
                (this as IDisposable)?.Dispose();
            }
        }
    }

    private void CompareLimits(HandlerSurroundings surroundings)
    {
        if (MaxIncomingMessageSize > surroundings.MaxMessageSize && ToldOfLimit.TryAdd(GetType(), ToldOfLimit))
        {
            surroundings.Logger.EngineLimitIsLower(
                GetType(),
                surroundings.Path,
                MaxIncomingMessageSize,
                surroundings.MaxMessageSize
            );
        }
    }

    /// <summary>Every message to its method, until the client's close frame has been answered.</summary>
    private async Task DispatchAsync(WebSocket socket)
    {
        while (true)
        {
            IncomingMessage message = await IncomingMessage
                .ReceiveAsync(socket, MaxIncomingMessageSize)
                .ConfigureAwait(true);
            switch (message.Type)
            {
                case WebSocketMessageType.Text:
                    OnMessage(message.Text);
                    break;
                case WebSocketMessageType.Binary:
                    OnMessage(message.Binary);
                    break;
                default:
                    await _sends.AnswerCloseAsync(AnswerTimeout).ConfigureAwait(true);
                    return;
            }
        }
    }

    private void LeaveAll()
    {
        HashSet<WebSocketCollection>? collections;
        lock (_sends)
        {
            _ended = true;
            collections = _collections;
            _collections = null;
        }

        foreach (WebSocketCollection collection in collections ?? [])
        {
            _ = collection.Remove(this);
        }
    }

    /// <summary>A client that vanished or sends too much is everyday life; what the application's own code threw is not, and OnError may not be overridden.</summary>
    private void Report(HandlerSurroundings surroundings, Exception exception)
    {
        switch (exception)
        {
            case WebSocketException:
                surroundings.Logger.SocketFailed(exception, GetType(), surroundings.Path);
                break;
            case IncomingMessageTooLongException:
                surroundings.Logger.MessageTooLong(GetType(), surroundings.Path, exception.Message);
                break;
            default:
                surroundings.Logger.HandlerFailed(exception, GetType(), surroundings.Path);
                break;
        }
    }
}
