using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets;

/// <summary>The opening handshake of a request that has passed the checks of RFC 6455 section 4.2.1.</summary>
internal sealed class WebSocketUpgradeFeature(HttpContext context, OriginGuard origins) : IWebSocketUpgradeFeature
{
    private IReadOnlyList<string>? _requestedSubProtocols;
    private bool _acceptedInPipeline;

    /// <inheritdoc />
    public bool IsWebSocketRequest => true;

    /// <inheritdoc />
    public IReadOnlyList<string> RequestedSubProtocols =>
        _requestedSubProtocols ??= SubProtocolList.Parse(context.Request.Headers.SecWebSocketProtocol);

    /// <inheritdoc />
    public OpeningHandshakeFailure? CheckOrigin() => origins.Check(context.Request);

    /// <inheritdoc />
    public WebSocketAcceptance? Acceptance { get; private set; }

    /// <inheritdoc />
    public void Accept(WebSocketAcceptance acceptance)
    {
        ArgumentNullException.ThrowIfNull(acceptance);
        RequireNotAccepted();
        context.Response.StatusCode = StatusCodes.Status101SwitchingProtocols;
        Acceptance = acceptance;
    }

    /// <summary>The request becomes a WebSocket within the pipeline, in the way of ASP.NET Core: nothing is left to record.</summary>
    public void AcceptInPipeline()
    {
        RequireNotAccepted();
        _acceptedInPipeline = true;
    }

    /// <summary>A request becomes a WebSocket once.</summary>
    /// <exception cref="InvalidOperationException">The request was accepted before.</exception>
    public void RequireNotAccepted()
    {
        if (Acceptance is not null || _acceptedInPipeline)
        {
            throw new InvalidOperationException(
                "The request has already been accepted as a WebSocket; accept it once."
            );
        }
    }
}
