using System.Diagnostics.CodeAnalysis;
using System.Web;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps System.Web handlers.</summary>
public static class HttpHandlerEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Answers the requests of a path, of every HTTP method, with a handler of ASP.NET 4.x:
    /// <see cref="IHttpHandler"/>, <see cref="IHttpAsyncHandler"/> or <see cref="HttpTaskAsyncHandler"/>. Each request
    /// has an instance of its own, unless <see cref="IHttpHandler.IsReusable"/> allows one for all; one that throws
    /// <see cref="NotImplementedException"/> does not.
    /// </summary>
    /// <typeparam name="T">The handler.</typeparam>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/chat.ashx</c>. A catch-all parameter <c>{*pathInfo}</c> at its end becomes <see cref="HttpRequest.PathInfo"/>.</param>
    /// <returns>For conventions such as <c>RequireAuthorization()</c>.</returns>
    /// <remarks>
    /// An <see cref="HttpException"/> that escapes from the handler is answered with its status and its message as plain
    /// text; every other exception goes on to ASP.NET Core.
    /// </remarks>
    public static IEndpointConventionBuilder MapHttpHandler<T>(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern
    )
        where T : class, IHttpHandler, new()
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        HostedApplication.BindAtMapping(endpoints.ServiceProvider);
        HttpHandlerEndpoint endpoint = new(new ReusableHandlerSource(static () => new T()).Get);
        return endpoints
            .Map(pattern, endpoint.RunAsync)
            .WithMetadata(endpoint)
            .WithDisplayName($"{pattern} ({typeof(T)})");
    }

    /// <summary>The same with a factory, which is called for every request and decides about reuse itself.</summary>
    /// <typeparam name="T">The handler.</typeparam>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/chat.ashx</c>.</param>
    /// <param name="create">Creates the handler from the services of the request.</param>
    /// <returns>For conventions such as <c>RequireAuthorization()</c>.</returns>
    /// <inheritdoc cref="MapHttpHandler{T}(IEndpointRouteBuilder, string)" path="/remarks"/>
    public static IEndpointConventionBuilder MapHttpHandler<T>(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern,
        Func<IServiceProvider, T> create
    )
        where T : class, IHttpHandler
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(create);
        HostedApplication.BindAtMapping(endpoints.ServiceProvider);
        HttpHandlerEndpoint endpoint = new(create);
        return endpoints
            .Map(pattern, endpoint.RunAsync)
            .WithMetadata(endpoint)
            .WithDisplayName($"{pattern} ({typeof(T)})");
    }
}
