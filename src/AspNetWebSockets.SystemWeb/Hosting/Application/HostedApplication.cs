using System.Web.Configuration;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace System.Web;

/// <summary>
/// The application that the process-wide statics of System.Web answer for: <c>HttpRuntime</c>, <c>HostingEnvironment</c>,
/// <c>WebConfigurationManager</c> and their like. The .NET Framework had one in each app domain; here it is the host that
/// was bound last.
/// </summary>
/// <remarks>
/// <c>builder.AddSystemWeb()</c> binds the builder at once, so that settings and paths can be read before the host is
/// built, and again when it is built and started. Without it, mapping a handler binds a host when none is. Thread-safe.
/// </remarks>
internal sealed class HostedApplication
{
    private static HostedApplication? s_current;

    private BuiltHost? _host;

    internal HostedApplication(IHostEnvironment environment, IConfiguration configuration)
    {
        Environment = environment;
        Configuration = configuration;
        Settings = new ApplicationSettings(configuration);
    }

    /// <summary>The application that was bound last; <see langword="null"/> before the first.</summary>
    internal static HostedApplication? Current => Volatile.Read(ref s_current);

    internal IHostEnvironment Environment { get; }

    internal IConfiguration Configuration { get; }

    /// <summary>The configuration in the types of System.Configuration.</summary>
    internal ApplicationSettings Settings { get; }

    /// <summary>
    /// Where the application is mounted: what <c>UsePathBase</c> took off the running request, else <c>/</c>.
    /// <see langword="null"/> when no application is bound.
    /// </summary>
    internal static string? VirtualPath => Current is null ? null : HttpContext.Current?.Request.ApplicationPath ?? "/";

    /// <summary>Where the files are, without a separator at the end.</summary>
    internal string ContentRootPath => IO.Path.TrimEndingDirectorySeparator(Environment.ContentRootPath);

    /// <summary>Where the files are, with a separator at the end, as the .NET Framework wrote it.</summary>
    internal string ContentRootDirectory =>
        IO.Path.EndsInDirectorySeparator(ContentRootPath)
            ? ContentRootPath
            : ContentRootPath + IO.Path.DirectorySeparatorChar;

    /// <summary>Where static files are; the content root for a host that serves none.</summary>
    internal string WebRootPath =>
        Environment is IWebHostEnvironment { WebRootPath: { Length: > 0 } webRoot } ? webRoot : ContentRootPath;

    /// <summary>What there is once the host is built; <see langword="null"/> before.</summary>
    internal BuiltHost? HostOrNull => Volatile.Read(ref _host);

    /// <summary>What there is once the host is built.</summary>
    /// <exception cref="InvalidOperationException">It is not built yet.</exception>
    internal BuiltHost Host =>
        HostOrNull
        ?? throw new InvalidOperationException(
            "The host of the application is not built yet. Move the call behind builder.Build()."
        );

    /// <summary>The application that was bound last.</summary>
    /// <param name="member">Who asks, for the message.</param>
    /// <exception cref="InvalidOperationException">None is bound.</exception>
    internal static HostedApplication Require(string member) =>
        Current
        ?? throw new InvalidOperationException(
            $"{member} has no application to answer for. Call builder.AddSystemWeb() before it, where builder is what WebApplication.CreateBuilder(args) returned."
        );

    /// <summary>Makes this the application that the statics answer for.</summary>
    internal void Bind() => Volatile.Write(ref s_current, this);

    /// <summary>The host is built: what its services offer is known from now on.</summary>
    internal void Bind(IServiceProvider services)
    {
        _ = Interlocked.CompareExchange(ref _host, BuiltHost.Of(services), null);
        Bind();
    }

    /// <summary>
    /// For hosts without <c>AddSystemWeb</c>: binds them when no host is bound, or the one that is has begun to stop.
    /// </summary>
    internal static void BindAtMapping(IServiceProvider services)
    {
        HostedApplication? current = Current;
        bool isFree =
            current is null || current.HostOrNull is { Lifetime.ApplicationStopping.IsCancellationRequested: true };
        if (
            isFree
            && EnvironmentOf(services) is { } environment
            && services.GetService<IConfiguration>() is { } configuration
        )
        {
            new HostedApplication(environment, configuration).Bind(services);
        }
    }

    private static IHostEnvironment? EnvironmentOf(IServiceProvider services) =>
        services.GetService<IWebHostEnvironment>() ?? services.GetService<IHostEnvironment>();
}
