using System.Web.Http.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace System.Web.Http;

/// <summary>Maps the routes of Web API by convention on those of ASP.NET Core MVC.</summary>
internal static class WebApiRoutes
{
    internal static void Map(IEndpointRouteBuilder endpoints, HttpRouteCollection routes)
    {
        foreach (IHttpRoute route in routes)
        {
            string[] optional =
            [
                .. route.Defaults.Where(value => value.Value is RouteParameter).Select(value => value.Key),
            ];
            RouteValueDictionary defaults = new(
                route.Defaults.Where(value => value.Value is not (null or RouteParameter))!
            )
            {
                [ControllerFamily.RouteKey] = ControllerFamily.WebApi,
            };
            endpoints.MapControllerRoute(
                routes.NameOf(route),
                RouteTemplates.OfConvention(route.RouteTemplate, optional),
                defaults,
                new RouteValueDictionary(route.Constraints.Select(entry => Constraint(entry, route))),
                new RouteValueDictionary(route.DataTokens!)
            );
        }
    }

    private static KeyValuePair<string, object?> Constraint(KeyValuePair<string, object> entry, IHttpRoute route) =>
        new(
            entry.Key,
            entry.Value is IHttpRouteConstraint constraint ? new WebApiRouteConstraint(constraint, route) : entry.Value
        );
}
