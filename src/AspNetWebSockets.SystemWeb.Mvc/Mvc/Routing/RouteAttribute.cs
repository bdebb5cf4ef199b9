namespace System.Web.Mvc;

/// <summary>
/// A route to an action, or to all actions of a controller that have none of their own. Holds once
/// <see cref="RouteCollectionAttributeRoutingExtensions.MapMvcAttributeRoutes"/> was called.
/// </summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.routeattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class RouteAttribute : Attribute, IAttributeRoute
{
    /// <summary>An empty template: the prefix of the controller alone.</summary>
    public RouteAttribute()
    {
        Template = string.Empty;
    }

    /// <summary>Sets the template.</summary>
    /// <param name="template">Such as <c>users/{id:int}</c>; behind the controller's prefix unless it begins with <c>~/</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="template"/> is <see langword="null"/>.</exception>
    public RouteAttribute(string template)
    {
        ArgumentNullException.ThrowIfNull(template);
        Template = template;
    }

    /// <summary>The name of the route, for links.</summary>
    public string? Name { get; set; }

    /// <summary>Routes of a lower order are tried first.</summary>
    /// <value>Default 0.</value>
    public int Order { get; set; }

    /// <summary>The template.</summary>
    public string Template { get; }
}
