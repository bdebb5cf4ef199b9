using System.Globalization;
using System.Net.WebSockets;
using AspNetWebSockets;

namespace System.Web.WebSockets;

/// <summary>The life of one handler: from the switch of protocols to the end of its task, and what becomes of the WebSocket then.</summary>
/// <remarks>
/// All that this library keeps for an idle WebSocket hangs on this object. Of the request it holds nothing but the path:
/// the rest lives as long as the handler holds on to its context, or has it as <c>HttpContext.Current</c>.
/// </remarks>
internal sealed class HandlerRun(UserFunction userFunction, HandlerSettings settings, string path) : IWebSocketHandler
{
    private UserFunction? _userFunction = userFunction;
    private AspNetWebSocket? _socket;
    private GoingAway? _goingAway;
    private bool _ended;

    internal HandlerSettings Settings => settings;

    /// <summary>The sub-protocol agreed on; also after the handler has ended.</summary>
    internal string? NegotiatedProtocol => Socket.NegotiatedProtocol;

    internal WebSocketConnection Connection => Socket.Connection;

    /// <summary>What is to be done for the request when the WebSocket has ended; <see langword="null"/> for nothing.</summary>
    internal IDisposable? RequestEnd { get; set; }

    private AspNetWebSocket Socket => _socket!;

    /// <summary>Runs the handler on a connection.</summary>
    /// <returns>The application's own task.</returns>
    public Task RunAsync(WebSocketConnection connection)
    {
        ConnectionRegistry.Add();
        UserFunction function = _userFunction!;
        _userFunction = null;
        IWebSocketRequest request = function.Request;
        AspNetWebSocket socket = new(connection, request.NegotiatedSubProtocol, settings.Policy.CloseDrainLimit);

        // Together with the exchange in EndByServer: one of the two sees the other, or both do.
        _ = Interlocked.Exchange(ref _socket, socket);
        Volatile.Read(ref _goingAway)?.Start(socket);
        return Start(function, request.BecomeWebSocket(this, connection, socket));
    }

    /// <summary>The application's task has ended: closes what is still open. Its failure ends its WebSocket, not the process, and is logged.</summary>
    public async Task EndAsync(WebSocketConnection connection, Exception? failure)
    {
        try
        {
            if (failure is not null)
            {
                settings.Environment.Logger.HandlerFailed(failure, path, Socket.State);
            }

            await CloseAsync(failed: failure is not null).ConfigureAwait(false);
        }
        finally
        {
            End();
        }
    }

    /// <inheritdoc />
    public HandlerPolicy Policy => settings.Policy;

    /// <inheritdoc />
    public void Abort(WebSocketConnection connection)
    {
        Volatile.Read(ref _socket)?.Cut();
        connection.Abort();
    }

    /// <inheritdoc />
    public void EndByServer(WebSocketConnection connection, WebSocketCloseStatus closeStatus, string reason)
    {
        GoingAway goingAway = new(connection, settings, path, closeStatus, reason);
        bool isFirst = Interlocked.CompareExchange(ref _goingAway, goingAway, null) is null;
        if (!isFirst || Volatile.Read(ref _ended))
        {
            goingAway.Dispose();
        }
        else if (Volatile.Read(ref _socket) is { } socket)
        {
            goingAway.Start(socket);
        }
    }

    /// <summary>Something escaped from work that nobody awaits. Any thread.</summary>
    internal void OnPostedWorkFailed(Exception exception)
    {
        settings.Environment.Logger.PostedWorkFailed(exception, path);
        Socket.Cut();
    }

    private Task Start(UserFunction function, AspNetWebSocketContext context)
    {
        // Both flow from here into the function and nowhere else: the asynchronous caller restores them for its own.
        // One that is the same is not set: it would cost memory for as long as the handler waits.
        if (!ReferenceEquals(CultureInfo.CurrentCulture, settings.Culture))
        {
            CultureInfo.CurrentCulture = settings.Culture;
        }

        if (!ReferenceEquals(CultureInfo.CurrentUICulture, settings.UICulture))
        {
            CultureInfo.CurrentUICulture = settings.UICulture;
        }

        return function.Start(context, this);
    }

    private Task CloseAsync(bool failed)
    {
        WebSocketState state = Socket.State;
        if (state is WebSocketState.Closed or WebSocketState.Aborted)
        {
            return Task.CompletedTask;
        }

        bool closes = settings.Policy.CloseWhenHandlerEnds;
        if (!failed && state == WebSocketState.Open)
        {
            settings.Environment.Logger.HandlerEndedWhileOpen(
                path,
                closes ? "closed with 1000" : "ended without a close frame, the client sees 1006"
            );
        }

        return closes
            ? Socket.ClosePolitelyAsync(
                failed ? WebSocketCloseStatus.InternalServerError : WebSocketCloseStatus.NormalClosure,
                string.Empty
            )
            : Task.CompletedTask;
    }

    private void End()
    {
        // Together with the exchange in EndByServer: one of the two sees the other, so that no deadline is left behind.
        Volatile.Write(ref _ended, true);
        Interlocked.Exchange(ref _goingAway, null)?.Dispose();
        Connection.Leave();
        Socket.EndOfHandler();
        ConnectionRegistry.Remove();
        RequestEnd?.Dispose();
    }
}
