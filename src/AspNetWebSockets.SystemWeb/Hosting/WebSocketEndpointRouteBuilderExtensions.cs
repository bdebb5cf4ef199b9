using System.Diagnostics.CodeAnalysis;
using System.Web;
using System.Web.WebSockets;
using AspNetWebSockets;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps WebSocket handlers for new code.</summary>
public static class WebSocketEndpointRouteBuilderExtensions
{
    /// <inheritdoc cref="MapWebSocket(IEndpointRouteBuilder, string, Func{AspNetWebSocketContext, Task}, AspNetWebSocketOptions)"/>
    public static IEndpointConventionBuilder MapWebSocket(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern,
        Func<AspNetWebSocketContext, Task> handler
    ) => MapWebSocket(endpoints, pattern, handler, new AspNetWebSocketOptions());

    /// <summary>
    /// Runs a function for every WebSocket of a path. The function runs free-threaded, without a synchronization context,
    /// and <see cref="System.Web.HttpContext.Current"/> is <see langword="null"/> in it. When it ends without having closed
    /// the socket, it is closed with 1000, or with 1011 if it threw (<c>AspNetWebSocketsOptions.Mapped</c>).
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path.</param>
    /// <param name="handler">The function. The WebSocket ends with its task.</param>
    /// <param name="options">
    /// With <see cref="AspNetWebSocketOptions.RequireSameOrigin"/> a client that sends no origin, or one that
    /// <see cref="AspNetWebSocketsOptions.AllowedOrigins"/> allows, is answered with 403 as well.
    /// <see cref="AspNetWebSocketOptions.SubProtocol"/> is agreed on when the client offers it (compared by ordinal); with
    /// a client that does not, the connection is made without a sub-protocol, as RFC 6455 section 4.2.2 has it, and the
    /// client decides whether to go on.
    /// </param>
    /// <returns>For conventions such as <c>RequireAuthorization()</c>.</returns>
    /// <exception cref="InvalidOperationException"><c>builder.Services.AddAspNetWebSockets()</c> was not called. Without <c>app.UseAspNetWebSockets()</c> every request of the path fails with it.</exception>
    /// <remarks>
    /// A request that is no WebSocket request is answered with 400 and the reason in words; one of a page whose origin is
    /// neither the server's own nor in <see cref="AspNetWebSocketsOptions.AllowedOrigins"/> with 403. With
    /// <c>RequireAuthorization()</c> the cookie scheme answers 401 and 403 here, not with a redirect to a page, unless
    /// <c>AllowCookieRedirect()</c> is called as well.
    /// </remarks>
    public static IEndpointConventionBuilder MapWebSocket(
        this IEndpointRouteBuilder endpoints,
        [StringSyntax("Route")] string pattern,
        Func<AspNetWebSocketContext, Task> handler,
        AspNetWebSocketOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(options);
        if (endpoints.ServiceProvider.GetService<IValidateOptions<AspNetWebSocketsOptions>>() is null)
        {
            throw new InvalidOperationException(MissingMiddleware.Message);
        }

        HostedApplication.BindAtMapping(endpoints.ServiceProvider);
        // No WebSocket client follows a redirect to a login page: browsers must not, others do not know how to sign in.
        return endpoints.Map(pattern, new WebSocketEndpoint(handler, options).RunAsync).DisableCookieRedirect();
    }
}
