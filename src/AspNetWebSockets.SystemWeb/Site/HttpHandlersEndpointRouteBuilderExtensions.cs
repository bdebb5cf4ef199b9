using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Web;
using System.Web.WebSockets;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the handlers of an existing site by its files.</summary>
public static class HttpHandlersEndpointRouteBuilderExtensions
{
    private const string Trimming =
        "Handlers are looked up by the names that .ashx files and web.config give. Map them with MapHttpHandler<T> in a trimmed application.";

    /// <summary>
    /// Maps every <c>.ashx</c> file of a site to the class that its <c>&lt;%@ WebHandler Class="..." %&gt;</c> names, at
    /// the URL that IIS served it at: <c>/sub/Chat.ashx</c>, in whatever case, and with what follows it as
    /// <see cref="HttpRequest.PathInfo"/>. The classes are compiled into the application; nothing is compiled at run time.
    /// For the whole content root the entries of <c>handlers</c> and <c>httpHandlers</c> in its <c>web.config</c> are
    /// mapped as well.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="path">A folder, relative to the content root, whose files and those below it are mapped; the whole content root when empty. It is part of the URLs.</param>
    /// <returns>For conventions such as <c>RequireAuthorization()</c>, which hold for all of them.</returns>
    /// <remarks>
    /// A line in the log says what was mapped. A file that cannot be mapped has one that says why, answers with status
    /// 500, and stops nothing else. What the application maps itself at the same URL takes precedence.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="path"/> is outside of the content root.</exception>
    /// <exception cref="DirectoryNotFoundException"><paramref name="path"/> does not exist.</exception>
    /// <exception cref="InvalidDataException"><c>web.config</c> cannot be read.</exception>
    [RequiresUnreferencedCode(Trimming)]
    public static IEndpointConventionBuilder MapHttpHandlers(this IEndpointRouteBuilder endpoints, string path = "")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        string? name = endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().ApplicationName;
        return Map(endpoints, path, ApplicationAssemblies.Find(name));
    }

    /// <summary>The same for classes of assemblies that the application does not refer to.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="path">A folder, relative to the content root; the whole content root when empty.</param>
    /// <param name="assemblies">Where the classes are looked for, in this order, and nowhere else unless a file names the assembly too.</param>
    /// <inheritdoc cref="MapHttpHandlers(IEndpointRouteBuilder, string)" path="/returns|/remarks|/exception"/>
    [RequiresUnreferencedCode(Trimming)]
    public static IEndpointConventionBuilder MapHttpHandlers(
        this IEndpointRouteBuilder endpoints,
        string path,
        params Assembly[] assemblies
    )
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(assemblies);
        return Map(endpoints, path, assemblies);
    }

    [RequiresUnreferencedCode(Trimming)]
    private static RouteGroupBuilder Map(
        IEndpointRouteBuilder endpoints,
        string path,
        IReadOnlyList<Assembly> assemblies
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        IServiceProvider services = endpoints.ServiceProvider;
        HostedApplication.BindAtMapping(services);
        string root = Path.TrimEndingDirectorySeparator(
            services.GetRequiredService<IHostEnvironment>().ContentRootPath
        );
        string folder = FolderOf(root, path);
        ILogger logger = WebSocketLog.CreateLogger(services);
        RouteGroupBuilder group = endpoints.MapGroup(string.Empty);
        SiteMapping mapping = new(group, new HandlerTypeLookup(assemblies), logger);
        IReadOnlyList<AshxFile> files = new SiteTree(root, logger).FindAshxFiles(folder);
        foreach (AshxFile file in files)
        {
            mapping.Map(file);
        }

        IReadOnlyList<ConfiguredHandler> configured = string.Equals(folder, root, StringComparison.Ordinal)
            ? HandlersSection.Read(WebConfigFile.Find(root), logger)
            : [];
        foreach (ConfiguredHandler entry in configured)
        {
            mapping.Map(entry);
        }

        if (files.Count + configured.Count == 0)
        {
            logger.NothingFound(folder);
        }

        return group;
    }

    private static string FolderOf(string root, string path)
    {
        string relative = path.Replace('\\', '/').TrimStart('~').Trim('/');
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Join(root, relative)));
        if (
            !string.Equals(folder, root, StringComparison.Ordinal)
            && !folder.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        )
        {
            throw new ArgumentException(
                $"The folder '{path}' is outside of the content root {root}. Give one below it, or set the content root to the folder of the site.",
                nameof(path)
            );
        }

        return Directory.Exists(folder)
            ? folder
            : throw new DirectoryNotFoundException(
                $"The folder '{path}' does not exist in the content root {root}. Copy the site's files to where the application runs, or correct the path; letters count as upper and lower case."
            );
    }
}
