using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AspNetWebSockets;

/// <summary>By <c>Upgrade</c> over HTTP/1.1, answered with 101 (RFC 6455 section 4.2).</summary>
internal sealed class Http1Opening(HttpContext context) : IOpening
{
    private readonly IHttpUpgradeFeature? _upgrade = context.Features.Get<IHttpUpgradeFeature>();

    /// <inheritdoc />
    public OpeningHandshakeFailure? Check()
    {
        IHeaderDictionary headers = context.Request.Headers;
        OpeningHandshakeRequest values = new(
            context.Request.Method,
            HttpProtocol.IsHttp10(context.Request.Protocol)
                ? System.Net.HttpVersion.Version10
                : System.Net.HttpVersion.Version11,
            context.Request.Host.Value,
            headers.Upgrade,
            headers.Connection,
            headers.SecWebSocketVersion,
            headers.SecWebSocketKey,
            ConnectionFactory.OfferedExtensions(context.Request)
        );
        return OpeningHandshake.Check(values)
            ?? (
                _upgrade?.IsUpgradableRequest == true
                    ? null
                    : new(
                        StatusCodes.Status400BadRequest,
                        "This connection cannot be upgraded: the request has a body, or the server does not support it."
                    )
            );
    }

    /// <summary>Nothing: only a 101 switches.</summary>
    public void Decline() { }

    /// <inheritdoc />
    public void PrepareAnswer()
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.Upgrade = "websocket";
        headers.SecWebSocketAccept = OpeningHandshake.Accept(context.Request.Headers.SecWebSocketKey.ToString());
    }

    /// <summary>Kestrel takes a FIN for the end of the request, and tells of it until our own transport has sent the answer, and elsewhere always.</summary>
    public bool IsAborted =>
        context.RequestAborted.IsCancellationRequested
        && context.Features.Get<IConnectionTakeOverFeature>() is not { HasSwitched: true };

    /// <inheritdoc />
    public async Task<Stream> SwitchAsync()
    {
        IConnectionTakeOverFeature? ours = context.Features.Get<IConnectionTakeOverFeature>();
        ours?.BeginSwitch();
        try
        {
            return await _upgrade!.UpgradeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            ours?.CancelSwitch();
            if (exception is InvalidOperationException refusal)
            {
                throw new UpgradeRefusedException(refusal);
            }

            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask<(ITransportConnection Transport, bool OutlivesRequest)> ConnectAsync(
        Stream stream,
        bool mayOutliveRequest
    )
    {
        // Kestrel alone offers its connection's pipe; it stops using it once the request is upgraded.
        IConnectionTransportFeature? transport = context.Features.Get<IConnectionTransportFeature>();
        IConnectionLifetimeFeature? lifetime = context.Features.Get<IConnectionLifetimeFeature>();
        if (transport is null || lifetime is null)
        {
            return (new PipeConnection(new UpgradedStreamPipe(stream, context), context.TraceIdentifier), false);
        }

        if (context.Features.Get<IConnectionTakeOverFeature>() is not { } ours)
        {
            return (new PipeConnection(new KestrelPipe(transport.Transport, lifetime), context.TraceIdentifier), false);
        }

        if (mayOutliveRequest && ReferenceEquals(transport.Transport, ours.Pipe))
        {
            return (await ours.TakeOverAsync().ConfigureAwait(false), true);
        }

        // The request is still in use, or TLS or other connection middleware stands between us and the socket.
        ours.RunInline();
        return (
            new PipeConnection(new KestrelPipe(transport.Transport, lifetime, ours), context.TraceIdentifier),
            false
        );
    }
}
