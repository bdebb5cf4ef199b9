using System.Web.Http.Routing;

namespace System.Web.Http.Controllers;

/// <summary>A controller that answers a request.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-and-action-selection"/>.</remarks>
public class HttpControllerContext
{
    /// <summary>A controller that answers a request.</summary>
    /// <param name="requestContext">What is known about the request beside the message.</param>
    /// <param name="request">The request.</param>
    /// <param name="controllerDescriptor">The controller's description.</param>
    /// <param name="controller">The controller; <see langword="null"/> while it is not made yet.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public HttpControllerContext(
        HttpRequestContext requestContext,
        HttpRequestMessage request,
        HttpControllerDescriptor controllerDescriptor,
        ApiController? controller
    )
    {
        ArgumentNullException.ThrowIfNull(requestContext);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(controllerDescriptor);
        RequestContext = requestContext;
        Request = request;
        ControllerDescriptor = controllerDescriptor;
        Controller = controller;
    }

    /// <summary>The configuration.</summary>
    public HttpConfiguration Configuration => RequestContext.Configuration;

    /// <summary>The controller; <see langword="null"/> in authorization filters, which run before it is made.</summary>
    public ApiController? Controller { get; set; }

    /// <summary>The controller's description.</summary>
    public HttpControllerDescriptor ControllerDescriptor { get; set; }

    /// <summary>The request.</summary>
    public HttpRequestMessage Request { get; set; }

    /// <summary>What is known about the request beside the message.</summary>
    public HttpRequestContext RequestContext { get; set; }

    /// <summary>What the route has read from the URL.</summary>
    public IHttpRouteData RouteData => RequestContext.RouteData;
}
