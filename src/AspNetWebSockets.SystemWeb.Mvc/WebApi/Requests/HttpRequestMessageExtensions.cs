using System.ComponentModel;
using System.Security.Cryptography.X509Certificates;
using System.Web.Http;
using System.Web.Http.Controllers;
using System.Web.Http.Dependencies;
using System.Web.Http.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace System.Net.Http;

/// <summary>What Web API knows about a request beside the message.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/getting-started-with-aspnet-web-api/action-results"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class HttpRequestMessageExtensions
{
    /// <summary>What is known about the request beside the message; <see langword="null"/> for a message that no controller has been given.</summary>
    /// <param name="request">The request.</param>
    public static HttpRequestContext? GetRequestContext(this HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Options.TryGetValue(RequestKeys.RequestContext, out HttpRequestContext? context)
            ? context
            : null;
    }

    /// <summary>The configuration; <see langword="null"/> for a message that no controller has been given.</summary>
    /// <param name="request">The request.</param>
    public static HttpConfiguration? GetConfiguration(this HttpRequestMessage request) =>
        GetRequestContext(request)?.Configuration;

    /// <summary>What the route has read from the URL; <see langword="null"/> for a message that no controller has been given.</summary>
    /// <param name="request">The request.</param>
    public static IHttpRouteData? GetRouteData(this HttpRequestMessage request) =>
        GetRequestContext(request)?.RouteData;

    /// <summary>The certificate of the client; <see langword="null"/> for none.</summary>
    /// <param name="request">The request.</param>
    public static X509Certificate2? GetClientCertificate(this HttpRequestMessage request) =>
        GetRequestContext(request)?.ClientCertificate;

    /// <summary>The services of the request, ASP.NET Core's; <see langword="null"/> for a message that no controller has been given, and once the request has become a WebSocket.</summary>
    /// <param name="request">The request.</param>
    public static IDependencyScope? GetDependencyScope(this HttpRequestMessage request) =>
        GetRequestContext(request)?.HttpContext.Core is { } core
            ? new RequestServicesScope(core.RequestServices)
            : null;

    /// <summary>Whether the request comes from this machine.</summary>
    /// <param name="request">The request.</param>
    public static bool IsLocal(this HttpRequestMessage request) => GetRequestContext(request)?.IsLocal ?? false;

    /// <summary>A number of the request that no other has; the same in every call.</summary>
    /// <param name="request">The request.</param>
    public static Guid GetCorrelationId(this HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Options.TryGetValue(RequestKeys.CorrelationId, out object? id))
        {
            id = Guid.NewGuid();
            request.Options.Set(RequestKeys.CorrelationId, id);
        }

        return (Guid)id;
    }

    /// <summary>The names and values of the query string, in its order.</summary>
    /// <param name="request">The request.</param>
    public static IEnumerable<KeyValuePair<string, string>> GetQueryNameValuePairs(this HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<KeyValuePair<string, string>> pairs = [];
        foreach (
            QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(request.RequestUri?.Query)
        )
        {
            pairs.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        return pairs;
    }

    /// <summary>Disposes an object when the request was answered; for one that becomes a WebSocket, before its handler starts.</summary>
    /// <param name="request">The request.</param>
    /// <param name="resource">The object; <see langword="null"/> does nothing.</param>
    public static void RegisterForDispose(this HttpRequestMessage request, IDisposable? resource)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (resource is null)
        {
            return;
        }

        if (!request.Options.TryGetValue(RequestKeys.Disposables, out List<IDisposable>? resources))
        {
            resources = [];
            request.Options.Set(RequestKeys.Disposables, resources);
        }

        resources.Add(resource);
    }

    /// <summary>Disposes what <see cref="RegisterForDispose"/> was given.</summary>
    /// <param name="request">The request.</param>
    public static void DisposeRequestResources(this HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Options.TryGetValue(RequestKeys.Disposables, out List<IDisposable>? resources))
        {
            foreach (IDisposable resource in resources)
            {
                resource.Dispose();
            }

            resources.Clear();
        }
    }
}
