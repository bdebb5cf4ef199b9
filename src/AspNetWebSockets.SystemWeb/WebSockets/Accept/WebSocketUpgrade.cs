using System.Collections.ObjectModel;
using AspNetWebSockets;
using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web.WebSockets;

/// <summary>How far a request is on its way to a WebSocket: the checks before the accept, and what it leaves behind.</summary>
/// <remarks>Used by the thread that runs the request; after <see cref="Detach"/> it does not change and may be read from any thread.</remarks>
internal sealed class WebSocketUpgrade(HttpContext context, CoreContext core)
{
    private CoreContext? _core = core;
    private bool _isWebSocketRequest;
    private ReadOnlyCollection<string>? _requestedProtocols;
    private bool _reportedMissingMiddleware;

    internal bool IsUpgrading { get; private set; }

    internal string? NegotiatedProtocol { get; private set; }

    internal bool IsWebSocketRequest
    {
        get
        {
            if (_core is null || IsUpgrading)
            {
                return _isWebSocketRequest;
            }

            IWebSocketUpgradeFeature? feature = Feature(_core);
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
            if (
                _requestedProtocols is null
                && _core is not null
                && Feature(_core)?.RequestedSubProtocols is { } offered
            )
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
        CoreContext live = RequireAcceptable(options);
        if (options?.SubProtocol is { } subProtocol && !Offers(subProtocol))
        {
            throw new ArgumentException(
                $"The sub-protocol '{subProtocol}' was not offered by the client; it offers: {string.Join(", ", RequestedProtocols ?? [])}. "
                    + "Set AspNetWebSocketOptions.SubProtocol to one of HttpContext.WebSocketRequestedProtocols, or leave it null.",
                nameof(options)
            );
        }

        HandlerSettings settings = HandlerSettings.Classic(live, context.Logger);
        Record(
            live,
            new HandlerRun(context, new SerialUserFunction(userFunc, context), settings),
            options?.SubProtocol
        );
    }

    /// <summary>The accept of <c>MapWebSocket</c>: free-threaded, and a sub-protocol that the client does not offer is left out of the answer.</summary>
    internal void AcceptMapped(Func<AspNetWebSocketContext, Task> userFunc, AspNetWebSocketOptions? options)
    {
        CoreContext live = RequireAcceptable(options);
        string? subProtocol = options?.SubProtocol is { } wanted && Offers(wanted) ? wanted : null;
        HandlerSettings settings = HandlerSettings.Mapped(live, context.Logger);
        Record(live, new HandlerRun(context, new FreeThreadedUserFunction(userFunc), settings), subProtocol);
    }

    /// <summary>The request has become a WebSocket; ASP.NET Core's objects are no longer touched.</summary>
    internal void Detach()
    {
        _ = RequestedProtocols;
        _core = null;
    }

    /// <summary>Whether the request names the protocol; without the middleware's feature that means that the middleware is missing.</summary>
    private bool AsksForWebSocket => OpeningHandshake.IsAttempted(context.Request.Header("Upgrade"));

    private static IWebSocketUpgradeFeature? Feature(CoreContext core) => core.Features.Get<IWebSocketUpgradeFeature>();

    private bool Offers(string subProtocol) =>
        RequestedProtocols is { } offered && offered.Contains(subProtocol, StringComparer.Ordinal);

    /// <summary>The preconditions in the order of the .NET Framework.</summary>
    private CoreContext RequireAcceptable(AspNetWebSocketOptions? options)
    {
        if (IsUpgrading || _core is null)
        {
            throw new InvalidOperationException("This method can only be called once per request.");
        }

        IWebSocketUpgradeFeature? feature = Feature(_core);
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
            && !SameOrigin.Matches(
                context.Request.Scheme,
                context.Request.Header("Host"),
                context.Request.Header("Origin")
            )
        )
        {
            throw new HttpException(
                StatusCodes.Status403Forbidden,
                "This resource can only be accessed when requested by a page originating from the same authority."
            );
        }

        return _core;
    }

    private void Record(CoreContext live, HandlerRun run, string? subProtocol)
    {
        context.Response.RequireHeadersNotSent("accept a WebSocket");
        live.Features.GetRequiredFeature<IWebSocketUpgradeFeature>()
            .Accept(
                new WebSocketAcceptance
                {
                    Handler = run.RunAsync,
                    SubProtocol = subProtocol,
                    HostStopping = run.Settings.Policy.GoAwayOnShutdown ? run.GoAway : run.AbortSocket,
                }
            );
        _isWebSocketRequest = true;
        IsUpgrading = true;
        NegotiatedProtocol = subProtocol;
    }

    private void ReportMissingMiddleware()
    {
        if (!_reportedMissingMiddleware && AsksForWebSocket)
        {
            _reportedMissingMiddleware = true;
            context.Logger.MiddlewareMissing(context.Request.Path);
        }
    }
}
