using System.Web.Routing;

namespace System.Web.Mvc;

/// <summary>A controller that answers a request.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.controllercontext"/>.</remarks>
public class ControllerContext
{
    /// <summary>For tests, which set the properties.</summary>
    public ControllerContext() { }

    /// <summary>A controller that answers a request.</summary>
    /// <param name="requestContext">The request with what its route has read.</param>
    /// <param name="controller">The controller.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public ControllerContext(RequestContext requestContext, ControllerBase controller)
    {
        ArgumentNullException.ThrowIfNull(requestContext);
        ArgumentNullException.ThrowIfNull(controller);
        RequestContext = requestContext;
        Controller = controller;
    }

    /// <summary>A copy.</summary>
    /// <param name="controllerContext">The original.</param>
    /// <exception cref="ArgumentNullException"><paramref name="controllerContext"/> is <see langword="null"/>.</exception>
    protected ControllerContext(ControllerContext controllerContext)
    {
        ArgumentNullException.ThrowIfNull(controllerContext);
        RequestContext = controllerContext.RequestContext;
        Controller = controllerContext.Controller;
        Invocation = controllerContext.Invocation;
    }

    internal ControllerContext(RequestContext requestContext, MvcInvocation invocation)
    {
        RequestContext = requestContext;
        Invocation = invocation;
    }

    /// <summary>The controller; <see langword="null"/> in authorization filters, which run before it is made.</summary>
    public ControllerBase? Controller { get; set; }

    /// <summary>The request.</summary>
    public HttpContextBase HttpContext
    {
        get => RequestContext.HttpContext;
        set => RequestContext.HttpContext = value;
    }

    /// <summary>The request with what its route has read.</summary>
    public RequestContext RequestContext { get; set; } = new();

    /// <summary>What the route has read from the URL.</summary>
    public RouteData RouteData
    {
        get => RequestContext.RouteData;
        set => RequestContext.RouteData = value;
    }

    internal MvcInvocation? Invocation { get; }
}
