using System.Web.Http.Controllers;
using System.Web.Http.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using CoreDescriptor = Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor;

namespace System.Web.Http;

/// <summary>The action of Web API that a request of ASP.NET Core MVC stands for.</summary>
internal static class WebApiRequest
{
    /// <summary>The same object for every call in a request.</summary>
    internal static HttpActionContext Of(ActionContext core)
    {
        HttpActionContext? action = core.HttpContext.Features.Get<HttpActionContext>();
        if (action is null)
        {
            action = Create(core);
            core.HttpContext.Features.Set(action);
        }

        return action;
    }

    /// <summary>Leaves the description of an action where <see cref="Of"/> finds it.</summary>
    internal static void Describe(ActionModel model, HttpActionDescriptor descriptor) =>
        model.Properties[typeof(HttpActionDescriptor)] = descriptor;

    private static HttpActionContext Create(ActionContext core)
    {
        HttpActionDescriptor descriptor = DescriptionOf(core.ActionDescriptor);
        HttpRouteValueDictionary values = [];
        foreach ((string name, object? value) in core.RouteData.Values)
        {
            if (!string.Equals(name, ControllerFamily.RouteKey, StringComparison.Ordinal))
            {
                values[name] = value!;
            }
        }

        HttpRoute route = new(
            core.ActionDescriptor.AttributeRouteInfo?.Template ?? RouteTemplates.Of(core.HttpContext)
        );
        HttpRequestContext requestContext = new(
            core.HttpContext.AsSystemWeb(),
            descriptor.Configuration,
            new HttpRouteData(route, values)
        );
        HttpControllerContext controllerContext = new(
            requestContext,
            RequestMessage.Create(requestContext),
            descriptor.ControllerDescriptor,
            controller: null
        );
        return new HttpActionContext(controllerContext, descriptor);
    }

    private static HttpActionDescriptor DescriptionOf(CoreDescriptor core) =>
        (HttpActionDescriptor)core.Properties[typeof(HttpActionDescriptor)]!;
}
