using System.Web.Http.ModelBinding;

namespace System.Web.Http.Controllers;

/// <summary>An action that answers a request.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-and-action-selection"/>.</remarks>
public class HttpActionContext
{
    /// <summary>An action that answers a request.</summary>
    /// <param name="controllerContext">Its controller.</param>
    /// <param name="actionDescriptor">The action's description.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public HttpActionContext(HttpControllerContext controllerContext, HttpActionDescriptor actionDescriptor)
    {
        ArgumentNullException.ThrowIfNull(controllerContext);
        ArgumentNullException.ThrowIfNull(actionDescriptor);
        ControllerContext = controllerContext;
        ActionDescriptor = actionDescriptor;
    }

    /// <summary>The arguments of the action by parameter. Filters may change them before it runs.</summary>
    public Dictionary<string, object?> ActionArguments { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The action's description.</summary>
    public HttpActionDescriptor ActionDescriptor { get; set; }

    /// <summary>Its controller.</summary>
    public HttpControllerContext ControllerContext { get; set; }

    /// <summary>What was wrong with the values that the arguments were made of.</summary>
    public ModelStateDictionary ModelState { get; } = [];

    /// <summary>The request.</summary>
    public HttpRequestMessage Request => ControllerContext.Request;

    /// <summary>What is known about the request beside the message.</summary>
    public HttpRequestContext RequestContext => ControllerContext.RequestContext;

    /// <summary>The response; <see langword="null"/> before the action has ended.</summary>
    public HttpResponseMessage? Response { get; set; }
}
