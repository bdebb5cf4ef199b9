using System.Collections.ObjectModel;

namespace System.Web.Http.Controllers;

/// <summary>A controller as its filters see it.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-and-action-selection"/>.</remarks>
public class HttpControllerDescriptor
{
    /// <summary>Describes a controller.</summary>
    /// <param name="configuration">Its configuration.</param>
    /// <param name="controllerName">Its name without <c>Controller</c>.</param>
    /// <param name="controllerType">Its type.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public HttpControllerDescriptor(HttpConfiguration configuration, string controllerName, Type controllerType)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(controllerName);
        ArgumentNullException.ThrowIfNull(controllerType);
        Configuration = configuration;
        ControllerName = controllerName;
        ControllerType = controllerType;
    }

    /// <summary>Its configuration.</summary>
    public HttpConfiguration Configuration { get; set; }

    /// <summary>Its name without <c>Controller</c>.</summary>
    public string ControllerName { get; set; }

    /// <summary>Its type.</summary>
    public Type ControllerType { get; set; }

    /// <summary>Its attributes of a type, inherited ones among them.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public virtual Collection<T> GetCustomAttributes<T>()
        where T : class => GetCustomAttributes<T>(inherit: true);

    /// <summary>Its attributes of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="inherit">Whether inherited ones are among them.</param>
    public virtual Collection<T> GetCustomAttributes<T>(bool inherit)
        where T : class => [.. ControllerType.GetCustomAttributes(inherit).OfType<T>()];
}
