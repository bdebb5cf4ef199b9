namespace System.Web.Http.Dependencies;

/// <summary>Services.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/advanced/dependency-injection"/>.</remarks>
public interface IDependencyScope : IDisposable
{
    /// <summary>A service; <see langword="null"/> for none.</summary>
    /// <param name="serviceType">Its type.</param>
    object? GetService(Type serviceType);

    /// <summary>All services of a type.</summary>
    /// <param name="serviceType">The type.</param>
    IEnumerable<object> GetServices(Type serviceType);
}
