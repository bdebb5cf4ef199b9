using System.Web.Http;
using System.Web.Mvc;
using System.Web.Routing;
using Framework48Handlers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.Framework48.Tests.Hosting;

/// <summary>A site with all controllers: their routes are configured once for the process.</summary>
public sealed class ControllerSite : IAsyncLifetime
{
    private HandlerSite? _site;

    internal HandlerSite Site => _site ?? throw new InvalidOperationException("The site has not been started.");

    public async ValueTask InitializeAsync()
    {
        GlobalConfiguration.Configure(Register);
        _site = await HandlerSite.StartAsync(
            app =>
            {
                RouteTable.Routes.MapRoute(
                    "Mvc",
                    "{controller}/{action}/{id}",
                    new { action = "Index", id = UrlParameter.Optional }
                );
                app.MapSystemWebControllers();
            },
            builder => builder.Services.AddSystemWebControllers().AddApplicationPart(typeof(ChatController).Assembly)
        );
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    /// <summary>As in the <c>WebApiConfig</c> of a site.</summary>
    private static void Register(HttpConfiguration configuration)
    {
        configuration.MapHttpAttributeRoutes();
        configuration.Routes.MapHttpRoute("Actions", "api/stream/{action}", new { controller = "Stream" });
        configuration.Routes.MapHttpRoute("Default", "api/{controller}/{id}", new { id = RouteParameter.Optional });
    }
}
