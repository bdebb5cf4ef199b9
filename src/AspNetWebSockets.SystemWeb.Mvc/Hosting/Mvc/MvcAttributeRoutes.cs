using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace System.Web.Mvc;

/// <summary>The routes that attributes give an action: its own, else those of its controller.</summary>
internal static class MvcAttributeRoutes
{
    internal static IEnumerable<AttributeRouteModel> Of(ActionModel action)
    {
        RouteAttribute[] own = [.. action.Attributes.OfType<RouteAttribute>()];
        IEnumerable<RouteAttribute> routes =
            own.Length > 0 ? own : action.Controller.Attributes.OfType<RouteAttribute>();
        string? prefix = action.Controller.Attributes.OfType<RoutePrefixAttribute>().FirstOrDefault()?.Prefix;
        return from route in routes
            from template in RouteTemplates.OfAttribute(
                prefix,
                route.Template,
                action.Controller.ControllerName,
                action.ActionName
            )
            select new AttributeRouteModel
            {
                Template = template,
                Name = route.Name,
                Order = route.Order,
            };
    }
}
