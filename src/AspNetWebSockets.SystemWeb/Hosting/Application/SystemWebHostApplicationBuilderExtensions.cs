using System.Web;
using System.Web.Configuration;
using System.Web.Hosting;
using System.Web.Routing;
using AspNetWebSockets;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds what a migrated ASP.NET 4.x application needs.</summary>
public static class SystemWebHostApplicationBuilderExtensions
{
    /// <summary>
    /// Adds the WebSocket engine and makes the process-wide members of System.Web answer for this application:
    /// <see cref="HttpRuntime"/> and its like get its content root, its configuration and its lifetime. Call
    /// <c>app.UseAspNetWebSockets()</c> as well. May be called more than once; the configurations add up.
    /// </summary>
    /// <param name="builder">What <c>WebApplication.CreateBuilder(args)</c> returned.</param>
    /// <param name="configure">Sets limits and deadlines; their ranges are checked when the host starts.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidDataException"><c>web.config</c> in the content root is malformed, or has a value out of range.</exception>
    /// <remarks>
    /// <para>
    /// What <c>web.config</c> in the content root says of WebSockets, application settings and connection strings is taken
    /// over, below all that is said elsewhere, with a line in the log each: docs/ashx-and-web-config.md.
    /// </para>
    /// <para>
    /// The .NET Framework had one application in each app domain. When a process has several hosts, as in tests, the
    /// process-wide members answer for the one that was started last.
    /// </para>
    /// </remarks>
    public static IHostApplicationBuilder AddSystemWeb(
        this IHostApplicationBuilder builder,
        Action<AspNetWebSocketsOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        _ = builder.Services.AddAspNetWebSockets(configure);
        if (!builder.Properties.ContainsKey(typeof(HostedApplication)))
        {
            SiteConfiguration.AddTo(builder);
            HostedApplication application = new(builder.Environment, builder.Configuration);
            builder.Properties.Add(typeof(HostedApplication), application);
            application.Bind();
            _ = HostConfigSystem.Install();
            _ = builder
                .Services.AddSingleton(application)
                .AddSingleton<HostedApplicationBinding>()
                .AddSingleton<IPostConfigureOptions<HostOptions>>(Binding)
                .AddHostedService(Binding)
                .AddSingleton<MatcherPolicy, RouteTableMatcherPolicy>()
                .AddSingleton<RegisteredObjects>()
                .AddHostedService(static services => services.GetRequiredService<RegisteredObjects>());
        }

        return builder;
    }

    private static HostedApplicationBinding Binding(IServiceProvider services) =>
        services.GetRequiredService<HostedApplicationBinding>();
}
