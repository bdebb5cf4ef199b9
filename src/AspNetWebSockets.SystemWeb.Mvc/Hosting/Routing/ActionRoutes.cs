using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace System.Web;

/// <summary>The routes that attributes give an action: its own, else those of its controller.</summary>
internal static class ActionRoutes
{
    /// <summary>The routes of an action.</summary>
    /// <typeparam name="TRoute">The <c>[Route]</c> of the controller's family; that of the other one does not count.</typeparam>
    /// <typeparam name="TPrefix">The <c>[RoutePrefix]</c> of the family.</typeparam>
    internal static IEnumerable<AttributeRouteModel> Of<TRoute, TPrefix>(ActionModel action)
        where TRoute : IAttributeRoute
        where TPrefix : IAttributeRoutePrefix
    {
        TRoute[] own = [.. action.Attributes.OfType<TRoute>()];
        IEnumerable<TRoute> routes = own.Length > 0 ? own : action.Controller.Attributes.OfType<TRoute>();
        string? prefix = action.Controller.Attributes.OfType<TPrefix>().FirstOrDefault()?.Prefix;
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
