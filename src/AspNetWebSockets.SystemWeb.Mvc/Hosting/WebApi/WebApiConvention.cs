using System.Web.Http.Controllers;
using System.Web.Http.Filters;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;

namespace System.Web.Http;

/// <summary>Gives the controllers of Web API their names, methods, routes, parameters and filters in ASP.NET Core MVC.</summary>
internal sealed class WebApiConvention(ControllerRegistration registration) : IApplicationModelConvention
{
    private HttpConfiguration Configuration => registration.WebApi;

    public void Apply(ApplicationModel application)
    {
        foreach (ControllerModel controller in application.Controllers)
        {
            if (typeof(ApiController).IsAssignableFrom(controller.ControllerType))
            {
                Apply(controller);
            }
        }
    }

    private void Apply(ControllerModel controller)
    {
        controller.RouteValues[ControllerFamily.RouteKey] = ControllerFamily.WebApi;
        AddFilters(controller.Filters, Configuration.Filters.Select(filter => filter.Instance));
        AddFilters(controller.Filters, controller.Attributes);
        controller.Filters.Add(new WebApiActionStart());
        controller.Filters.Add(new WebApiActionEnd());

        HttpControllerDescriptor descriptor = new(Configuration, controller.ControllerName, controller.ControllerType);
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

    private void Apply(ActionModel action, HttpControllerDescriptor controller)
    {
        action.ActionName =
            action.Attributes.OfType<ActionNameAttribute>().FirstOrDefault()?.Name ?? action.ActionMethod.Name;
        AddFilters(action.Filters, action.Attributes);
        WebApiParameters.Bind(action.Parameters);

        HttpMethod[] methods = WebApiMethods.Of(action);
        WebApiRequest.Describe(
            action,
            new ReflectedHttpActionDescriptor(controller, action.ActionMethod, action.ActionName, methods)
        );
        SelectorModel[] byAttribute = Configuration.MapsAttributeRoutes
            ?
            [
                .. ActionRoutes
                    .Of<RouteAttribute, RoutePrefixAttribute>(action)
                    .Select(route => Selector(route, action, methods)),
            ]
            : [];
        action.Selectors.Clear();
        if (byAttribute.Length > 0)
        {
            foreach (SelectorModel selector in byAttribute)
            {
                action.Selectors.Add(selector);
            }

            return;
        }

        // Routes with {action} find it by its name, the others by the method alone: the same action under no name.
        action.Selectors.Add(Selector(route: null, action, methods));
        ActionModel unnamed = new(action) { Controller = action.Controller };
        unnamed.RouteValues["action"] = string.Empty;
        action.Controller.Actions.Add(unnamed);
    }

    private static SelectorModel Selector(AttributeRouteModel? route, ActionModel action, HttpMethod[] methods)
    {
        // A WebSocket over HTTP/2 comes by CONNECT, and is a GET to the action.
        string[] names =
        [
            .. methods.Select(method => method.Method),
            .. methods.Contains(HttpMethod.Get) ? ["CONNECT"] : Array.Empty<string>(),
        ];
        return new SelectorModel
        {
            AttributeRouteModel = route,
            ActionConstraints = { new HttpMethodActionConstraint(names) },
            EndpointMetadata =
            {
                new HttpMethodMetadata(names),
                new RequiredParameters(WebApiParameters.Required(action.Parameters)),
            },
        };
    }

    private static void AddFilters(IList<IFilterMetadata> filters, IEnumerable<object> candidates)
    {
        foreach (object candidate in candidates)
        {
            switch (candidate)
            {
                case AuthorizationFilterAttribute authorization:
                    filters.Add(new WebApiAuthorizationFilter(authorization));
                    break;
                case Filters.ActionFilterAttribute action:
                    filters.Add(new WebApiActionFilter(action));
                    break;
                case Filters.ExceptionFilterAttribute exception:
                    filters.Add(new WebApiExceptionFilter(exception));
                    break;
            }
        }
    }
}
