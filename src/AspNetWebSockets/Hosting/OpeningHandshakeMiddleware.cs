using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace AspNetWebSockets;

/// <summary>
/// The opening handshake (RFC 6455 section 4.2, RFC 8441 section 5): refuses a bad one in words, offers a good one to
/// the pipeline, and when the pipeline has accepted it and ended, switches protocols and runs the handler.
/// </summary>
internal sealed class OpeningHandshakeMiddleware(
    RequestDelegate next,
    ConnectionFactory connections,
    AdmissionControl admission,
    OriginGuard origins,
    HandshakeRefusals refusals,
    ILogger<WebSocketConnection> logger
)
{
    public Task InvokeAsync(HttpContext context) =>
        connections.Options.Enabled && OpeningOf(context) is { } opening ? OpenAsync(context, opening) : next(context);

    /// <summary>How the request asks for a WebSocket; <see langword="null"/> when it does not.</summary>
    private static IOpening? OpeningOf(HttpContext context)
    {
        if (OpeningHandshake.IsAttempted(context.Request.Headers.Upgrade))
        {
            return new Http1Opening(context);
        }

        IHttpExtendedConnectFeature? connect = context.Features.Get<IHttpExtendedConnectFeature>();
        return ExtendedConnectOpening.IsAttempted(connect) ? new ExtendedConnectOpening(context, connect!) : null;
    }

    private async Task OpenAsync(HttpContext context, IOpening opening)
    {
        if (opening.Check() is { } fault)
        {
            string reason = fault.SupportedVersion is null ? RejectionReason.Malformed : RejectionReason.Version;
            await refusals.RefuseAsync(context, fault, reason).ConfigureAwait(false);
            return;
        }

        if (refusals.WhileDraining() is { } draining)
        {
            await refusals.RefuseAsync(context, draining, RejectionReason.Draining).ConfigureAwait(false);
            return;
        }

        WebSocketUpgradeFeature feature = new(context, origins);
        context.Features.Set<IWebSocketUpgradeFeature>(feature);
        if (context.Features.Get<IHttpWebSocketFeature>() is null)
        {
            AcceptFeature accept = new(context, opening, feature, this, connections, logger);
            context.Features.Set<IHttpWebSocketFeature>(accept);
            try
            {
                await accept.RunPipelineAsync(next).ConfigureAwait(false);
            }
            catch (Exception exception)
                when (exception is BadHttpRequestException or UpgradeRefusedException
                    && accept.Refusal is not null
                    && !context.Response.HasStarted
                )
            {
                context.Response.Clear();
                await refusals.AnswerAsync(context, accept.Refusal!).ConfigureAwait(false);
                return;
            }
        }
        else
        {
            // UseWebSockets() came first, and HttpContext.WebSockets is its own.
            await next(context).ConfigureAwait(false);
        }

        if (
            feature.Acceptance is not { } acceptance
            || context.Response.StatusCode != StatusCodes.Status101SwitchingProtocols
        )
        {
            opening.Decline();
            return;
        }

        if (context.Response.HasStarted)
        {
            Log.ResponseAlreadyStarted(logger);
            return;
        }

        AspNetWebSocketsOptions options = connections.OptionsOf(context);
        if (Admit(context, acceptance.SubProtocol, out AdmittedConnection? admitted) is { } refusal)
        {
            context.Response.Clear();
            await refusals.AnswerAsync(context, refusal).ConfigureAwait(false);
            return;
        }

        (WebSocketConnection Connection, bool OutlivesRequest) upgraded;
        try
        {
            upgraded = await SwitchAsync(
                    context,
                    opening,
                    acceptance.SubProtocol,
                    options,
                    compression: null,
                    admitted,
                    mayOutliveRequest: true
                )
                .ConfigureAwait(false);
        }
        catch (UpgradeRefusedException exception) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await refusals.AnswerAsync(context, RefuseSwitch(exception)).ConfigureAwait(false);
            return;
        }

        Task run = Start(upgraded.Connection, acceptance.Handler, admitted);
        if (!upgraded.OutlivesRequest)
        {
            await run.ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Takes a place for the connection, unless a drain has begun while the application was busy with the request. Whoever
    /// has it goes on to <see cref="SwitchAsync"/>, and where that succeeds to <see cref="Start"/>: a drain waits for it.
    /// </summary>
    /// <inheritdoc cref="AdmissionControl.Admit"/>
    internal OpeningHandshakeFailure? Admit(HttpContext context, string? subProtocol, out AdmittedConnection? admitted)
    {
        // First: a drain that begins behind the look at it has to know of this one.
        connections.Active.BeginOpening();
        bool isAdmitted = false;
        try
        {
            OpeningHandshakeFailure? refusal = refusals.WhileDraining();
            if (refusal is null)
            {
                refusal = admission.Admit(context, subProtocol, out admitted);
            }
            else
            {
                refusals.Record(refusal, RejectionReason.Draining);
                admitted = null;
            }

            isAdmitted = refusal is null;
            return refusal;
        }
        finally
        {
            if (!isAdmitted)
            {
                connections.Active.EndOpening();
            }
        }
    }

    /// <summary>Answers the opening handshake and switches protocols.</summary>
    /// <param name="context">The request.</param>
    /// <param name="opening">The way in which it switches.</param>
    /// <param name="subProtocol">The sub-protocol agreed on.</param>
    /// <param name="options">Limits and deadlines of this connection.</param>
    /// <param name="compression">What the accept itself asks for; <see langword="null"/> for what the endpoint or the application says.</param>
    /// <param name="admitted">Its place, which is given back when the switch fails.</param>
    /// <param name="mayOutliveRequest">Whether nobody needs the request any more.</param>
    internal async Task<(WebSocketConnection Connection, bool OutlivesRequest)> SwitchAsync(
        HttpContext context,
        IOpening opening,
        string? subProtocol,
        AspNetWebSocketsOptions options,
        PermessageDeflateOptions? compression,
        AdmittedConnection? admitted,
        bool mayOutliveRequest
    )
    {
        try
        {
            AgreedCompression? agreed = connections.NegotiateCompression(context, compression);
            opening.PrepareAnswer();
            SetHeaders(context, subProtocol, agreed);
            return await connections
                .UpgradeAsync(context, opening, options, agreed, mayOutliveRequest)
                .ConfigureAwait(false);
        }
        catch
        {
            admitted?.Release();
            connections.Active.EndOpening();
            throw;
        }
    }

    /// <summary>
    /// Runs the handler in the empty execution context: the request's would keep its activity, its log scopes and
    /// whatever middleware has put there alive for as long as the connection, long after the request is over.
    /// </summary>
    internal Task Start(WebSocketConnection connection, IWebSocketHandler handler, AdmittedConnection? admitted)
    {
        connections.Active.Add(connection, handler, admitted);
        connections.Active.EndOpening();
        connection.WatchCredential();
        Task run = Task.CompletedTask;
        ExecutionContext.Run(EmptyExecutionContext.Instance, _ => run = RunAsync(connection), state: null);
        return run;
    }

    /// <summary>The server does not switch protocols.</summary>
    /// <returns>The answer.</returns>
    internal OpeningHandshakeFailure RefuseSwitch(UpgradeRefusedException exception)
    {
        OpeningHandshakeFailure failure = new(StatusCodes.Status503ServiceUnavailable, exception.Message);
        refusals.Record(failure, RejectionReason.Capacity);
        return failure;
    }

    private static void SetHeaders(HttpContext context, string? subProtocol, AgreedCompression? compression)
    {
        IHeaderDictionary headers = context.Response.Headers;
        if (subProtocol is not null)
        {
            headers.SecWebSocketProtocol = new StringValues(subProtocol);
        }

        if (compression is not null)
        {
            headers.SecWebSocketExtensions = compression.Parameters.Response;
        }
    }

    /// <summary>
    /// Runs the handler and ends the connection. Never fails; must not touch the request, which may be over. This is the
    /// one asynchronous method that an idle connection is in, and what it keeps lives as long: hence no parameter for the
    /// handler, and one kind of awaiter.
    /// </summary>
    private async Task RunAsync(WebSocketConnection connection)
    {
        Task run = StartHandler(connection);
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await EndHandler(connection, run).ConfigureAwait(ConfigureAwaitOptions.None);
        }
        catch (Exception exception)
        {
            // The response is over; nobody above could tell the client. Disposing aborts what was not closed.
            Log.HandlerFailed(logger, connection.Id, exception);
        }

        try
        {
            await connection.DisposeAsync().AsTask().ConfigureAwait(ConfigureAwaitOptions.None);
        }
        finally
        {
            connection.Admitted?.Release();
            connections.Active.Remove(connection);
        }
    }

    private static Task StartHandler(WebSocketConnection connection)
    {
        try
        {
            return connection.Place.Handler!.RunAsync(connection);
        }
        catch (Exception exception)
        {
            return Task.FromException(exception);
        }
    }

    private static Task EndHandler(WebSocketConnection connection, Task run)
    {
        Exception? failure = FailureOf(run);
        if (failure is OperationCanceledException && connection.Stopping.IsCancellationRequested)
        {
            // It has given the drain's token to what it waited for: it has done as it was told.
            failure = null;
        }

        if (failure is null)
        {
            connection.OnHandlerDone();
        }

        return connection.Place.Handler!.EndAsync(connection, failure);
    }

    private static Exception? FailureOf(Task run) =>
        run.IsCompletedSuccessfully ? null : run.Exception?.InnerException ?? new TaskCanceledException(run);
}
