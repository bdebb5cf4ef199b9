using System.Reflection;
using System.Web;
using System.Web.Http;
using System.Web.Mvc;
using System.Web.SessionState;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RouteCollection = System.Web.Routing.RouteCollection;
using RouteTable = System.Web.Routing.RouteTable;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the controllers of ASP.NET 4.x.</summary>
public static class SystemWebControllersEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the controllers of ASP.NET 4.x on the routes of <see cref="GlobalConfiguration.Configuration"/>, then on
    /// those of <see cref="RouteTable.Routes"/>, which must be there by then, and the controllers of ASP.NET Core as <c>MapControllers()</c> does.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <returns>For conventions such as <c>RequireAuthorization()</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="endpoints"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><c>builder.Services.AddSystemWebControllers()</c> was not called.</exception>
    public static IEndpointConventionBuilder MapSystemWebControllers(this IEndpointRouteBuilder endpoints) =>
        MapSystemWebControllers(endpoints, GlobalConfiguration.Configuration, RouteTable.Routes);

    internal static IEndpointConventionBuilder MapSystemWebControllers(
        this IEndpointRouteBuilder endpoints,
        HttpConfiguration configuration,
        RouteCollection routes
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
        registration.Routes = routes;

        ControllerActionEndpointConventionBuilder controllers = endpoints.MapControllers();
        controllers.Add(RunAsHandler);
        ConventionRoutes.Map(endpoints, configuration.Routes);
        ConventionRoutes.Map(endpoints, routes);
        return controllers;
    }

    private static void RunAsHandler(EndpointBuilder endpoint)
    {
        if (
            endpoint.RequestDelegate is { } mvc
            && endpoint.Metadata.OfType<ControllerActionDescriptor>().FirstOrDefault() is { } action
            && ControllerFamily.Has(action.ControllerTypeInfo)
        )
        {
            HttpHandlerEndpoint handler = new(_ => Invocation(action.ControllerTypeInfo, mvc));
            endpoint.Metadata.Add(handler);
            endpoint.RequestDelegate = handler.RunAsync;
        }
    }

    /// <summary>As on IIS, controllers of MVC take part in the session and those of Web API do not.</summary>
    private static ControllerInvocation Invocation(Type controller, RequestDelegate mvc)
    {
        if (typeof(ApiController).IsAssignableFrom(controller))
        {
            return new ControllerInvocation(mvc);
        }

        return controller.GetCustomAttribute<SessionStateAttribute>()?.Behavior switch
        {
            SessionStateBehavior.Disabled => new ControllerInvocation(mvc),
            SessionStateBehavior.ReadOnly => new ReadOnlySessionControllerInvocation(mvc),
            _ => new SessionControllerInvocation(mvc),
        };
    }
}
