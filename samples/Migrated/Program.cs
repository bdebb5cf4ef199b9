// Written by websocket-migrate; yours from here on.
using System;
using System.IO;
using System.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

internal static class Program
{
    private static void Main(string[] args)
    {
        // The files that IIS served, and the web.config: the build copies them beside the program.
        string site = Path.Combine(AppContext.BaseDirectory, "site");
        string[] places = { "--contentRoot", site, "--webRoot", site };
        WebApplicationBuilder builder = WebApplication.CreateBuilder(places.Concat(args).ToArray());
        builder.AddSystemWeb();
        builder.Services.AddSystemWebControllers();
        builder.WebHost.UseEventLoopTransport();

        WebApplication app = builder.Build();
        app.UseAspNetWebSockets();
        app.MapHttpApplication<LegacySite.WebApiApplication>();
        app.UseSiteFiles();
        app.MapHttpHandlers();
        app.MapSystemWebControllers();
        app.Run();
    }
}
