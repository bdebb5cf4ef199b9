using System.Web.Routing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the route table of System.Web.</summary>
public static class RouteTableEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves the requests that no other endpoint serves and a route of <see cref="RouteTable.Routes"/> does, with the
    /// handler of that route. Requests of existing files, of ignored routes and of none go on to what follows. Routes may
    /// be added before and after.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <returns>For conventions such as <c>RequireAuthorization()</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="endpoints"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><c>builder.AddSystemWeb()</c> was not called.</exception>
    public static IEndpointConventionBuilder MapRouteTable(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        if (!endpoints.ServiceProvider.GetServices<MatcherPolicy>().OfType<RouteTableMatcherPolicy>().Any())
        {
            throw new InvalidOperationException(
                "MapRouteTable needs what builder.AddSystemWeb() registers. Call it before builder.Build()."
            );
        }

        return endpoints
            .Map("{**path}", RouteTableEndpoint.RunAsync)
            .WithDisplayName("System.Web.Routing.RouteTable")
            .WithMetadata(new RouteTableEndpoint())
            // After all but fallback endpoints.
            .WithOrder(int.MaxValue - 1);
    }
}
