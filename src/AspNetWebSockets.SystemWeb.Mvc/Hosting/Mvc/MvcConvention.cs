using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Routing;

namespace System.Web.Mvc;

/// <summary>Gives the controllers of MVC their names, methods, routes and filters in ASP.NET Core MVC.</summary>
internal sealed class MvcConvention(ControllerRegistration registration) : IApplicationModelConvention
{
    public void Apply(ApplicationModel application)
    {
        foreach (ControllerModel controller in application.Controllers)
        {
            if (typeof(Controller).IsAssignableFrom(controller.ControllerType))
            {
                Apply(controller);
            }
        }
    }

    private void Apply(ControllerModel controller)
    {
        controller.RouteValues[ControllerFamily.RouteKey] = ControllerFamily.Mvc;
        if (AreaNamespaces.Of(controller.ControllerType) is { } area)
        {
            controller.RouteValues[AreaRegistrationContext.AreaKey] = area;
        }

        controller.Filters.Add(new MvcActionStart());
        AddFilters(controller.Filters, GlobalFilters.Filters);
        AddFilters(controller.Filters, controller.Attributes);
        controller.Filters.Add(new MvcActionEnd());

        ControllerDescriptor descriptor = new(controller.ControllerName, controller.ControllerType);
        foreach (ActionModel action in controller.Actions.ToArray())
        {
            if (action.Attributes.OfType<NonActionAttribute>().Any())
            {
                controller.Actions.Remove(action);
                continue;
            }

            Apply(action, descriptor);
        }
    }

    private void Apply(ActionModel action, ControllerDescriptor controller)
    {
        action.ActionName =
            action.Attributes.OfType<ActionNameAttribute>().FirstOrDefault()?.Name ?? action.ActionMethod.Name;
        AddFilters(action.Filters, action.Attributes);
        MvcInvocation.Describe(action, new ActionDescriptor(controller, action.ActionMethod, action.ActionName));

        string[] verbs = [.. action.Attributes.OfType<IActionVerbs>().SelectMany(attribute => attribute.Verbs)];
        SelectorModel[] byAttribute = registration.Routes.OfType<AttributeRoutes>().Any()
            ? [.. ActionRoutes.Of<RouteAttribute, RoutePrefixAttribute>(action).Select(route => Selector(route, verbs))]
            : [];
        action.Selectors.Clear();
        foreach (SelectorModel selector in byAttribute is [] ? [Selector(route: null, verbs)] : byAttribute)
        {
            action.Selectors.Add(selector);
        }
    }

    private static SelectorModel Selector(AttributeRouteModel? route, string[] verbs)
    {
        SelectorModel selector = new() { AttributeRouteModel = route };
        if (verbs.Length > 0)
        {
            // A WebSocket over HTTP/2 comes by CONNECT, and is a GET to the action.
            string[] names =
            [
                .. verbs,
                .. verbs.Contains("GET", StringComparer.OrdinalIgnoreCase) ? ["CONNECT"] : Array.Empty<string>(),
            ];
            selector.ActionConstraints.Add(new HttpMethodActionConstraint(names));
            selector.EndpointMetadata.Add(new HttpMethodMetadata(names));
        }

        return selector;
    }

    private static void AddFilters(
        IList<Microsoft.AspNetCore.Mvc.Filters.IFilterMetadata> filters,
        IEnumerable<object> candidates
    )
    {
        foreach (object candidate in candidates)
        {
            int order = (candidate as FilterAttribute)?.Order ?? -1;
            if (candidate is IAuthorizationFilter authorization)
            {
                filters.Add(new MvcAuthorizationFilter(authorization, order));
            }

            if (candidate is IActionFilter action)
            {
                filters.Add(new MvcActionFilter(action, order));
            }

            if (candidate is IResultFilter result)
            {
                filters.Add(new MvcResultFilter(result, order));
            }

            if (candidate is IExceptionFilter exception)
            {
                filters.Add(new MvcExceptionFilter(exception, order));
            }
        }
    }
}
