using System.Net;
using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>The request of ASP.NET Core while it is being answered.</summary>
internal sealed class LiveRequestSource(CoreContext core) : RequestSource
{
    /// <summary>The catch-all of a route such as <c>/file.ashx/{*pathInfo}</c>.</summary>
    private const string PathInfoRouteValue = "pathInfo";

    // A WebSocket over HTTP/2 is opened by CONNECT (RFC 8441 section 5); code that knows WebSockets of HTTP/1.1 alone
    // looks for GET.
    internal override string Method =>
        core.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true } connect
        && ExtendedConnectHandshake.IsAttempted(connect.Protocol)
            ? HttpMethods.Get
            : core.Request.Method;

    internal override string Scheme => core.Request.Scheme;
    internal override string Host => core.Request.Host.Value ?? string.Empty;
    internal override string PathBase => core.Request.PathBase.Value ?? string.Empty;
    internal override string Path => core.Request.Path.Value ?? string.Empty;

    internal override string PathInfo =>
        core.Request.RouteValues.TryGetValue(PathInfoRouteValue, out object? value)
        && value is string { Length: > 0 } text
            ? "/" + text
            : string.Empty;

    internal override string QueryString => core.Request.QueryString.Value ?? string.Empty;
    internal override string RawTarget => core.Features.Get<IHttpRequestFeature>()?.RawTarget ?? string.Empty;
    internal override string Protocol => core.Request.Protocol;
    internal override IPAddress? RemoteAddress => core.Connection.RemoteIpAddress;
    internal override int RemotePort => core.Connection.RemotePort;
    internal override IPAddress? LocalAddress => core.Connection.LocalIpAddress;
    internal override int LocalPort => core.Connection.LocalPort;

    // Not by core.Connection, which makes a feature to answer "none" on a connection without TLS.
    internal override byte[]? ClientCertificate =>
        core.Features.Get<ITlsConnectionFeature>()?.ClientCertificate?.RawData;

    internal override IEnumerable<KeyValuePair<string, string>> Headers =>
        core.Request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()));

    internal override string? Header(string name) =>
        core.Request.Headers.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues values)
            ? values.ToString()
            : null;
}
