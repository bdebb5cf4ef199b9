using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AspNetWebSockets;

/// <summary>By extended CONNECT over HTTP/2 (RFC 8441) or HTTP/3 (RFC 9220), answered with 200.</summary>
internal sealed class ExtendedConnectOpening(HttpContext context, IHttpExtendedConnectFeature connect) : IOpening
{
    /// <summary>Whether a request is an extended CONNECT that asks for a WebSocket.</summary>
    public static bool IsAttempted(IHttpExtendedConnectFeature? connect) =>
        connect is { IsExtendedConnect: true } && ExtendedConnectHandshake.IsAttempted(connect.Protocol);

    /// <inheritdoc />
    public OpeningHandshakeFailure? Check() =>
        ExtendedConnectHandshake.Check(
            new ExtendedConnectRequest(
                connect.Protocol,
                context.Request.Host.Value,
                context.Request.Headers.SecWebSocketVersion,
                ConnectionFactory.OfferedExtensions(context.Request)
            )
        );

    /// <summary>Every success would tell the client that its WebSocket is open (RFC 9110 section 9.3.6).</summary>
    public void Decline()
    {
        HttpResponse response = context.Response;
        if (!response.HasStarted && response.StatusCode is < 300)
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    /// <inheritdoc />
    public void PrepareAnswer()
    {
        // 101 does not exist in HTTP/2 (RFC 9113 section 8.6), and what follows a CONNECT is no content (RFC 9110
        // section 9.3.6).
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentLength = null;
        context.Response.Headers.TransferEncoding = default;
    }

    /// <inheritdoc />
    public bool IsAborted => context.RequestAborted.IsCancellationRequested;

    /// <inheritdoc />
    public Task<Stream> SwitchAsync() => connect.AcceptAsync().AsTask();

    /// <inheritdoc />
    public ValueTask<(ITransportConnection Transport, bool OutlivesRequest)> ConnectAsync(
        Stream stream,
        bool mayOutliveRequest
    ) =>
        ValueTask.FromResult<(ITransportConnection, bool)>(
            (new PipeConnection(new ExtendedConnectPipe(stream, context), context.TraceIdentifier), false)
        );
}
