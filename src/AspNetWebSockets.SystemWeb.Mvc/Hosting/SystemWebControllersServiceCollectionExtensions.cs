using System.Web;
using System.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the controllers of ASP.NET 4.x.</summary>
public static class SystemWebControllersServiceCollectionExtensions
{
    /// <summary>
    /// Adds ASP.NET Core MVC with the controllers of ASP.NET 4.x: those that derive from
    /// <see cref="ApiController"/> or <see cref="System.Web.Mvc.Controller"/>. Map them with <c>app.MapSystemWebControllers()</c>.
    /// </summary>
    /// <param name="services">The services. May be called more than once.</param>
    /// <returns>For ASP.NET Core MVC, as <c>AddControllersWithViews()</c> returns it: an application whose controllers are in another assembly calls <c>AddApplicationPart</c> on it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IMvcBuilder AddSystemWebControllers(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        IMvcBuilder builder = services
            .AddControllersWithViews()
            .ConfigureApplicationPartManager(parts =>
            {
                if (!parts.FeatureProviders.OfType<NestedControllers>().Any())
                {
                    parts.FeatureProviders.Add(new NestedControllers());
                }
            });
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, RequiredParametersPolicy>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<MvcOptions>, ConfigureConventions>());
        if (services.All(service => service.ServiceType != typeof(ControllerRegistration)))
        {
            services.AddSingleton<ControllerRegistration>();
            DecorateActivator(services);
        }

        return builder;
    }

    private static void DecorateActivator(IServiceCollection services)
    {
        Type others = services.Last(service => service.ServiceType == typeof(IControllerActivator)).ImplementationType!;
        services.AddTransient<IControllerActivator>(provider => new ControllerActivator(
            (IControllerActivator)ActivatorUtilities.CreateInstance(provider, others)
        ));
    }
}
