using System.Collections.ObjectModel;
using AspNetWebSockets;
using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web.WebSockets;

/// <summary>How far a request is on its way to a WebSocket: the checks before the accept, and what it leaves behind.</summary>
/// <remarks>Used by the thread that runs the request; over when the request has become a WebSocket.</remarks>
internal sealed class WebSocketUpgrade(IWebSocketRequest request, CoreContext core)
{
    private ReadOnlyCollection<string>? _requestedProtocols;
    private bool _reportedMissingMiddleware;

    internal bool IsUpgrading { get; private set; }

    internal string? NegotiatedProtocol { get; private set; }

    internal bool IsWebSocketRequest
    {
        get
        {
            if (IsUpgrading)
            {
                return true;
            }

            IWebSocketUpgradeFeature? feature = Feature();
            if (feature is null)
            {
                ReportMissingMiddleware();
            }

            return feature is { IsWebSocketRequest: true };
        }
    }

    internal IList<string>? RequestedProtocols
    {
        get
        {
            if (_requestedProtocols is null && Feature()?.RequestedSubProtocols is { } offered)
            {
                _requestedProtocols = offered.ToArray().AsReadOnly();
            }

            return _requestedProtocols;
        }
    }

    /// <summary>The classic accept: a serial synchronization context, and the sub-protocol must have been offered.</summary>
    internal void Accept(Func<AspNetWebSocketContext, Task> userFunc, AspNetWebSocketOptions? options)
    {
        ArgumentNullException.ThrowIfNull(userFunc);
        RequireAcceptable(options);
        if (options?.SubProtocol is { } subProtocol && !Offers(subProtocol))
        {
            throw new ArgumentException(
                $"The sub-protocol '{subProtocol}' was not offered by the client; it offers: {string.Join(", ", RequestedProtocols ?? [])}. "
                    + "Set AspNetWebSocketOptions.SubProtocol to one of HttpContext.WebSocketRequestedProtocols, or leave it null.",
                nameof(options)
            );
        }

        Record(new SerialUserFunction(userFunc, request), HandlerSettings.Classic(core), options?.SubProtocol);
    }

    /// <summary>
    /// The accept of <c>MapWebSocket</c>: free-threaded, for allowed origins, and a sub-protocol that the client does not
    /// offer is left out of the answer.
    /// </summary>
    internal void AcceptMapped(Func<AspNetWebSocketContext, Task> userFunc, AspNetWebSocketOptions? options)
    {
        RequireAcceptable(options);
        if (Feature()!.CheckOrigin() is { } fault)
        {
            throw new HttpException(fault.StatusCode, fault.Reason);
        }

        string? subProtocol = options?.SubProtocol is { } wanted && Offers(wanted) ? wanted : null;
        Record(new FreeThreadedUserFunction(userFunc, request), HandlerSettings.Mapped(core), subProtocol);
    }

    /// <summary>The sub-protocols that a request which has become a WebSocket had offered.</summary>
    internal static ReadOnlyCollection<string> ReadRequestedProtocols(IWebSocketRequest request) =>
        SubProtocolList.Parse(request.Header("Sec-WebSocket-Protocol")).ToArray().AsReadOnly();

    /// <summary>What a second accept of a request fails with.</summary>
    internal static InvalidOperationException AcceptedBefore() =>
        new("This method can only be called once per request.");

    /// <summary>Whether the request names the protocol; without the middleware's feature that means that the middleware is missing.</summary>
    private bool AsksForWebSocket =>
        OpeningHandshake.IsAttempted(request.Header("Upgrade"))
        || ExtendedConnectHandshake.IsAttempted(core.Features.Get<IHttpExtendedConnectFeature>()?.Protocol);

    /// <summary>Whether the application wants WebSockets; asked where there is none to be had.</summary>
    private bool IsEnabled =>
        core.RequestServices.GetService<IOptions<AspNetWebSocketsOptions>>() is not { Value.Enabled: false };

    private IWebSocketUpgradeFeature? Feature() => core.Features.Get<IWebSocketUpgradeFeature>();

    private bool Offers(string subProtocol) =>
        RequestedProtocols is { } offered && offered.Contains(subProtocol, StringComparer.Ordinal);

    /// <summary>The preconditions in the order of the .NET Framework.</summary>
    private void RequireAcceptable(AspNetWebSocketOptions? options)
    {
        if (IsUpgrading)
        {
            throw AcceptedBefore();
        }

        IWebSocketUpgradeFeature? feature = Feature();
        if (feature is null && !IsEnabled)
        {
            throw new PlatformNotSupportedException(
                "The IIS WebSocket module is not enabled: web.config or the code has set AspNetWebSocketsOptions.Enabled to false. Set it to true, or <webSocket enabled=\"true\">, to accept WebSockets."
            );
        }

        if (feature is null && AsksForWebSocket)
        {
            throw new InvalidOperationException(MissingMiddleware.Message);
        }

        if (feature is not { IsWebSocketRequest: true })
        {
            throw new HttpException(
                StatusCodes.Status400BadRequest,
                "The incoming request is not a WebSocket request."
            );
        }

        if (
            options is { RequireSameOrigin: true }
            && !SameOrigin.Matches(request.Scheme, request.Header("Host"), request.Header("Origin"))
        )
        {
            OpeningHandshakeFailure refusal = new(
                StatusCodes.Status403Forbidden,
                "This resource can only be accessed when requested by a page originating from the same authority."
            );
            core.RequestServices.GetRequiredService<HandshakeRefusals>().Record(refusal, RejectionReason.Origin);
            throw new HttpException(refusal.StatusCode, refusal.Reason);
        }
    }

    private void Record(UserFunction userFunction, HandlerSettings settings, string? subProtocol)
    {
        request.RequireHeadersNotSent();
        HandlerRun run = new(userFunction, settings, PathForLog());
        core.Features.GetRequiredFeature<IWebSocketUpgradeFeature>()
            .Accept(new WebSocketAcceptance { Handler = run, SubProtocol = subProtocol });
        IsUpgrading = true;
        NegotiatedProtocol = subProtocol;
    }

    /// <summary>The path of the request; the text of the route where that is the same, which the connections of a path can share.</summary>
    private string PathForLog()
    {
        string path = LogText.Of(request.Path);
        return
            core.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } text }
            && string.Equals(text, path, StringComparison.Ordinal)
            ? text
            : path;
    }

    private void ReportMissingMiddleware()
    {
        if (!_reportedMissingMiddleware && AsksForWebSocket && IsEnabled)
        {
            _reportedMissingMiddleware = true;
            ApplicationEnvironment.Of(core.RequestServices).Logger.MiddlewareMissing(LogText.Of(request.Path));
        }
    }
}
