using System.Web.Http;
using System.Web.Http.Routing;
using System.Web.Http.WebHost;
using System.Web.Mvc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using CoreValues = Microsoft.AspNetCore.Routing.RouteValueDictionary;
using RouteCollection = System.Web.Routing.RouteCollection;

namespace System.Web;

/// <summary>Maps routes by convention on those of ASP.NET Core MVC, in their order.</summary>
internal static class ConventionRoutes
{
    internal static void Map(IEndpointRouteBuilder endpoints, HttpRouteCollection routes)
    {
        foreach (IHttpRoute route in routes)
        {
            Map(
                endpoints,
                ControllerFamily.WebApi,
                routes.NameOf(route),
                route.RouteTemplate,
                route.Defaults!,
                route.Constraints.Select(entry => KeyValuePair.Create(entry.Key, Constraint(entry.Value, route))),
                route.DataTokens!
            );
        }
    }

    internal static void Map(IEndpointRouteBuilder endpoints, RouteCollection routes)
    {
        foreach (System.Web.Routing.Route route in routes.OfType<System.Web.Routing.Route>())
        {
            (string? family, string? name) = route.RouteHandler switch
            {
                MvcRouteHandler mvc => (ControllerFamily.Mvc, mvc.RouteName),
                HttpControllerRouteHandler webApi => (ControllerFamily.WebApi, webApi.RouteName),
                _ => (null, null),
            };
            if (family is not null)
            {
                Map(
                    endpoints,
                    family,
                    name,
                    route.Url ?? string.Empty,
                    [.. route.Defaults ?? [], .. AreaOf(route)],
                    (route.Constraints ?? []).Select(entry =>
                        KeyValuePair.Create(entry.Key, Constraint(entry.Value, route))
                    ),
                    route.DataTokens ?? []
                );
            }
        }
    }

    private static void Map(
        IEndpointRouteBuilder endpoints,
        string family,
        string? name,
        string template,
        IEnumerable<KeyValuePair<string, object?>> defaults,
        IEnumerable<KeyValuePair<string, object?>> constraints,
        IEnumerable<KeyValuePair<string, object?>> dataTokens
    )
    {
        ILookup<bool, KeyValuePair<string, object?>> byOptional = defaults
            .Where(value => value.Value is not null)
            .ToLookup(value => value.Value is RouteParameter or UrlParameter);
        endpoints.MapControllerRoute(
            // A name must be there, and be the only one of its kind, which that of a route without one is not needed for.
            name ?? Guid.NewGuid().ToString(),
            RouteTemplates.OfConvention(template, [.. byOptional[true].Select(value => value.Key)]),
            new CoreValues(byOptional[false]) { [ControllerFamily.RouteKey] = family },
            new CoreValues(constraints),
            new CoreValues(dataTokens)
        );
    }

    private static KeyValuePair<string, object?>[] AreaOf(System.Web.Routing.Route route) =>
        route.DataTokens?.TryGetValue(AreaRegistrationContext.AreaKey, out object? area) == true
            ? [new(AreaRegistrationContext.AreaKey, area)]
            : [];

    private static object? Constraint(object? constraint, IHttpRoute route) =>
        constraint is IHttpRouteConstraint own ? new WebApiRouteConstraint(own, route) : constraint;

    private static object? Constraint(object? constraint, System.Web.Routing.Route route) =>
        constraint is System.Web.Routing.IRouteConstraint own ? new MvcRouteConstraint(own, route) : constraint;
}
