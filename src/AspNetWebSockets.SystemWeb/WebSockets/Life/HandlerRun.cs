using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using AspNetWebSockets;

namespace System.Web.WebSockets;

/// <summary>The life of one handler: from the switch of protocols to the end of its task, and what becomes of the WebSocket then.</summary>
[SuppressMessage("Design", "CA1001", Justification = "RunAsync disposes what the run owns.")]
internal sealed class HandlerRun(HttpContext httpContext, IUserFunction userFunction, HandlerSettings settings)
{
    private readonly Lock _gate = new();
    private AspNetWebSocket? _socket;
    private GoingAway? _goingAway;
    private bool _ended;

    internal HandlerSettings Settings => settings;

    /// <summary>Runs the handler on a connection. Never fails: what the application throws is logged.</summary>
    internal async Task RunAsync(WebSocketConnection connection)
    {
        httpContext.BecomeWebSocket();
        AspNetWebSocket webSocket = new(
            connection,
            httpContext.WebSocketNegotiatedProtocol,
            settings.Policy.CloseDrainLimit
        );
        lock (_gate)
        {
            _socket = webSocket;
        }

        ConnectionRegistry.Add();
        try
        {
            bool succeeded = await TryRunUserFunctionAsync(connection, webSocket).ConfigureAwait(false);
            await CloseAsync(webSocket, succeeded).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _ended = true;
            }

            _goingAway?.Dispose();
            connection.Leave();
            webSocket.EndOfHandler();
            ConnectionRegistry.Remove();
            httpContext.EndWebSocket();
        }
    }

    /// <summary>The host stops: tells the client with close code 1001 (RFC 6455 section 7.4.1), and aborts when it does not answer in time. Any thread.</summary>
    internal void GoAway(WebSocketConnection connection)
    {
        lock (_gate)
        {
            if (_ended || _goingAway is not null)
            {
                return;
            }

            if (_socket is null)
            {
                connection.Abort();
                return;
            }

            _goingAway = new GoingAway(connection, _socket, settings, httpContext.Request.Path);
        }

        _goingAway.Start();
    }

    /// <summary>The host stops, and this handler's socket is to be aborted at once. Any thread.</summary>
    internal void AbortSocket(WebSocketConnection connection)
    {
        lock (_gate)
        {
            _socket?.Cut();
        }

        connection.Abort();
    }

    private async Task<bool> TryRunUserFunctionAsync(WebSocketConnection connection, AspNetWebSocket webSocket)
    {
        try
        {
            RequestWebSocketContext context = new(httpContext, connection, webSocket);
            await userFunction.RunAsync(context, connection, settings, webSocket.Cut).ConfigureAwait(false);
            return true;
        }
#pragma warning disable CA1031 // The application's failure ends its WebSocket, not the process; it is logged.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            settings.Logger.HandlerFailed(exception, httpContext.Request.Path, webSocket.State);
            return false;
        }
    }

    private async ValueTask CloseAsync(AspNetWebSocket webSocket, bool succeeded)
    {
        WebSocketState state = webSocket.State;
        if (state is WebSocketState.Closed or WebSocketState.Aborted)
        {
            return;
        }

        if (succeeded && state == WebSocketState.Open)
        {
            settings.Logger.HandlerEndedWhileOpen(
                httpContext.Request.Path,
                settings.Policy.CloseWhenHandlerEnds
                    ? "closed with 1000"
                    : "ended without a close frame, the client sees 1006"
            );
        }

        if (settings.Policy.CloseWhenHandlerEnds)
        {
            await webSocket
                .ClosePolitelyAsync(
                    succeeded ? WebSocketCloseStatus.NormalClosure : WebSocketCloseStatus.InternalServerError,
                    string.Empty
                )
                .ConfigureAwait(false);
        }
    }
}
