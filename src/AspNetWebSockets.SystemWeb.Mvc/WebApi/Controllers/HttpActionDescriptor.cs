using System.Collections.ObjectModel;

namespace System.Web.Http.Controllers;

/// <summary>An action as its filters see it.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-and-action-selection"/>.</remarks>
public abstract class HttpActionDescriptor
{
    /// <summary>Describes an action.</summary>
    /// <param name="controllerDescriptor">Its controller.</param>
    /// <exception cref="ArgumentNullException"><paramref name="controllerDescriptor"/> is <see langword="null"/>.</exception>
    protected HttpActionDescriptor(HttpControllerDescriptor controllerDescriptor)
    {
        ArgumentNullException.ThrowIfNull(controllerDescriptor);
        ControllerDescriptor = controllerDescriptor;
    }

    /// <summary>Its name in routes.</summary>
    public abstract string ActionName { get; }

    /// <summary>What it returns, without the task around it; <see langword="null"/> for nothing.</summary>
    public abstract Type? ReturnType { get; }

    /// <summary>Its configuration.</summary>
    public HttpConfiguration Configuration => ControllerDescriptor.Configuration;

    /// <summary>Its controller.</summary>
    public HttpControllerDescriptor ControllerDescriptor { get; set; }

    /// <summary>The HTTP methods that it answers.</summary>
    public virtual Collection<HttpMethod> SupportedHttpMethods { get; } = [];

    /// <summary>Its attributes of a type, inherited ones among them.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public virtual Collection<T> GetCustomAttributes<T>()
        where T : class => GetCustomAttributes<T>(inherit: true);

    /// <summary>Its attributes of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="inherit">Whether inherited ones are among them.</param>
    public abstract Collection<T> GetCustomAttributes<T>(bool inherit)
        where T : class;
}
