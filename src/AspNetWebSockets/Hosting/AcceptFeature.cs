using System.Collections.Concurrent;
using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets;

/// <summary>
/// <c>HttpContext.WebSockets</c> of a request that has passed the checks of RFC 6455 section 4.2.1: the socket is accepted
/// in the middle of the pipeline, and lives until what accepted it returns.
/// </summary>
/// <remarks>
/// The connection is not taken over from the server, as the request is in use for as long as the pipeline runs: its
/// <c>RequestAborted</c> has to tell of a client that vanished, and its <c>Abort</c> has to cut the connection.
/// </remarks>
internal sealed class AcceptFeature(
    HttpContext context,
    IOpening opening,
    WebSocketUpgradeFeature handshake,
    OpeningHandshakeMiddleware middleware,
    ConnectionFactory connections,
    ILogger logger
) : IHttpWebSocketFeature
{
    // A few at most, so that connections which ask for the same share their compressors.
    private static readonly ConcurrentDictionary<
        (bool ServerContextTakeover, int ServerMaxWindowBits),
        PermessageDeflateOptions
    > Compressions = new();

    private PipelineHandler? _handler;
    private Task _run = Task.CompletedTask;

    /// <inheritdoc />
    public bool IsWebSocketRequest => true;

    /// <summary>Why the client may not connect; <see langword="null"/> before <see cref="AcceptAsync"/> has found out, or when it may.</summary>
    public OpeningHandshakeFailure? Refusal { get; private set; }

    /// <summary>Switches protocols at once.</summary>
    /// <exception cref="InvalidOperationException">The request was accepted before, or Kestrel's <c>MaxConcurrentUpgradedConnections</c> is reached. Where the application lets the latter pass, the middleware answers with 503.</exception>
    /// <exception cref="BadHttpRequestException">A page of another origin asks for it (<see cref="AspNetWebSocketsOptions.AllowedOrigins"/>), or there is no place for another WebSocket (<see cref="AspNetWebSocketsOptions.Admission"/>). Where the application lets it pass, the middleware answers with 403, 429 or 503 and the reason.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><c>KeepAliveInterval</c> or <c>KeepAliveTimeout</c> is negative or longer than 49 days, or <c>ServerMaxWindowBits</c> is not in 8 to 15.</exception>
    public async Task<System.Net.WebSockets.WebSocket> AcceptAsync(WebSocketAcceptContext acceptContext)
    {
        if (handshake.CheckOrigin() is { } fault)
        {
            throw Refuse(fault);
        }

        AspNetWebSocketsOptions options = KeepAliveOf(connections.OptionsOf(context), acceptContext);
        string? subProtocol = Offered(acceptContext?.SubProtocol);
        PermessageDeflateOptions? compression = CompressionOf(acceptContext);
        handshake.RequireNotAccepted();
        if (middleware.Admit(context, subProtocol, out AdmittedConnection? admitted) is { } full)
        {
            throw Refuse(full);
        }

        handshake.AcceptInPipeline();
        WebSocketConnection connection;
        try
        {
            (connection, _) = await middleware
                .SwitchAsync(context, opening, subProtocol, options, compression, admitted, mayOutliveRequest: false)
                .ConfigureAwait(false);
        }
        catch (UpgradeRefusedException exception) when (!context.Response.HasStarted)
        {
            Refusal = middleware.RefuseSwitch(exception);
            throw;
        }

        ServerWebSocket socket = new(connection, subProtocol, options.Accepted);
        _handler = new PipelineHandler(socket, options.Accepted);
        _run = middleware.Start(connection, _handler, admitted);
        return socket;
    }

    /// <summary>Runs the rest of the pipeline; the connection that was accepted in it ends with it.</summary>
    public async Task RunPipelineAsync(RequestDelegate next)
    {
        Exception? failure = null;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (_handler is { IsStopping: true })
        {
            // It has given the drain's token to what it waited for. No fault that the server would have to log.
            failure = exception;
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            _handler?.EndPipeline(failure);
            await _run.ConfigureAwait(false);
        }
    }

    private BadHttpRequestException Refuse(OpeningHandshakeFailure refusal)
    {
        Refusal = refusal;
        return new BadHttpRequestException(refusal.Reason, refusal.StatusCode);
    }

    /// <summary>A client fails the connection on a sub-protocol that it did not ask for.</summary>
    private string? Offered(string? subProtocol)
    {
        if (subProtocol is null || handshake.RequestedSubProtocols.Contains(subProtocol, StringComparer.Ordinal))
        {
            return subProtocol;
        }

        Log.SubProtocolNotOffered(logger, LogText.Of(subProtocol));
        return null;
    }

    private static AspNetWebSocketsOptions KeepAliveOf(
        AspNetWebSocketsOptions options,
        WebSocketAcceptContext? acceptContext
    ) =>
        acceptContext is null or { KeepAliveInterval: null, KeepAliveTimeout: null }
            ? options
            : options.WithKeepAlive(
                Checked(acceptContext.KeepAliveInterval, nameof(acceptContext.KeepAliveInterval))
                    ?? options.KeepAliveInterval,
                Checked(acceptContext.KeepAliveTimeout, nameof(acceptContext.KeepAliveTimeout))
                    ?? options.KeepAliveTimeout
            );

    /// <summary>Both sides keep their windows unless it says otherwise, as in ASP.NET Core.</summary>
    private static PermessageDeflateOptions? CompressionOf(WebSocketAcceptContext? acceptContext) =>
        acceptContext is { DangerousEnableCompression: true }
            ? Compressions.GetOrAdd(
                (!acceptContext.DisableServerContextTakeover, acceptContext.ServerMaxWindowBits),
                static wanted => new PermessageDeflateOptions
                {
                    ServerContextTakeover = wanted.ServerContextTakeover,
                    ClientContextTakeover = true,
                    ServerMaxWindowBits = wanted.ServerMaxWindowBits,
                }
            )
            : null;

    /// <summary>Zero and infinite mean never, as in ASP.NET Core.</summary>
    private static TimeSpan? Checked(TimeSpan? value, string name) =>
        value is not { } time ? null
        : time == TimeSpan.Zero || time == Timeout.InfiniteTimeSpan ? Timeout.InfiniteTimeSpan
        : time > TimeSpan.Zero && time <= TimeSpanRange.Longest ? time
        : throw new ArgumentOutOfRangeException(
            name,
            time,
            $"{name} must be from zero to {TimeSpanRange.Longest.TotalDays} days, or Timeout.InfiniteTimeSpan. Zero and infinite switch it off."
        );
}
