using System.Web.Routing;
using ActionContext = Microsoft.AspNetCore.Mvc.ActionContext;

namespace System.Web.Mvc;

/// <summary>The action of MVC that a request of ASP.NET Core MVC stands for.</summary>
internal static class MvcRequest
{
    /// <summary>The same object for every call in a request.</summary>
    internal static ControllerContext Of(ActionContext core)
    {
        ControllerContext? context = core.HttpContext.Features.Get<ControllerContext>();
        if (context is null)
        {
            RouteData routeData = new();
            foreach ((string name, object? value) in core.RouteData.Values)
            {
                if (!string.Equals(name, ControllerFamily.RouteKey, StringComparison.Ordinal))
                {
                    routeData.Values[name] = value;
                }
            }

            context = new ControllerContext(
                new RequestContext(new HttpContextWrapper(core.HttpContext.AsSystemWeb()), routeData),
                new MvcInvocation(core, MvcInvocation.DescriptionOf(core))
            );
            core.HttpContext.Features.Set(context);
        }

        return context;
    }
}
