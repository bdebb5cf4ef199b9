using System.Web.Http.Dependencies;
using Microsoft.Extensions.DependencyInjection;

namespace System.Web.Http;

/// <summary>The services of a request of ASP.NET Core, which disposes them.</summary>
internal sealed class RequestServicesScope(IServiceProvider services) : IDependencyScope
{
    public object? GetService(Type serviceType) => services.GetService(serviceType);

    public IEnumerable<object> GetServices(Type serviceType) => services.GetServices(serviceType).OfType<object>();

    public void Dispose() { }
}
