using System.Web;
using System.Web.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the controllers of ASP.NET 4.x.</summary>
public static class SystemWebControllersEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the controllers of ASP.NET 4.x on the routes of <see cref="GlobalConfiguration.Configuration"/>, which must be
    /// there by then, and the controllers of ASP.NET Core as <c>MapControllers()</c> does.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <returns>For conventions such as <c>RequireAuthorization()</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="endpoints"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><c>builder.Services.AddSystemWebControllers()</c> was not called.</exception>
    public static IEndpointConventionBuilder MapSystemWebControllers(this IEndpointRouteBuilder endpoints) =>
        MapSystemWebControllers(endpoints, GlobalConfiguration.Configuration);

    internal static IEndpointConventionBuilder MapSystemWebControllers(
        this IEndpointRouteBuilder endpoints,
        HttpConfiguration configuration
    )
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ControllerRegistration registration =
            endpoints.ServiceProvider.GetService<ControllerRegistration>()
            ?? throw new InvalidOperationException(
                "The controllers of ASP.NET 4.x were not added. Call builder.Services.AddSystemWebControllers()."
            );
        configuration.EnsureInitialized();
        registration.WebApi = configuration;

        ControllerActionEndpointConventionBuilder controllers = endpoints.MapControllers();
        controllers.Add(RunAsHandler);
        WebApiRoutes.Map(endpoints, configuration.Routes);
        return controllers;
    }

    private static void RunAsHandler(EndpointBuilder endpoint)
    {
        if (
            endpoint.RequestDelegate is { } mvc
            && endpoint.Metadata.OfType<ControllerActionDescriptor>().FirstOrDefault() is { } action
            && typeof(ApiController).IsAssignableFrom(action.ControllerTypeInfo)
        )
        {
            endpoint.RequestDelegate = new HttpHandlerEndpoint(_ => new ControllerInvocation(mvc)).RunAsync;
        }
    }
}
