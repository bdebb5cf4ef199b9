using System.Collections.Concurrent;
using System.Net.Http.Formatting;
using System.Web.Http.Filters;

namespace System.Web.Http;

/// <summary>What holds for all controllers that derive from <see cref="ApiController"/>.</summary>
/// <remarks>
/// See <see href="https://learn.microsoft.com/aspnet/web-api/overview/advanced/configuring-aspnet-web-api"/>. Fill it before
/// <c>app.MapSystemWebControllers()</c>; not thread-safe. Message handlers are ASP.NET Core's middleware here, and the
/// dependency resolver its services.
/// </remarks>
public class HttpConfiguration : IDisposable
{
    private bool _initialized;

    /// <summary>Without routes.</summary>
    public HttpConfiguration()
        : this(new HttpRouteCollection()) { }

    /// <summary>With routes.</summary>
    /// <param name="routes">The routes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="routes"/> is <see langword="null"/>.</exception>
    public HttpConfiguration(HttpRouteCollection routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        Routes = routes;
        Formatters.Add(new FormObjectFormatter());
    }

    /// <summary>Called once by <see cref="EnsureInitialized"/>.</summary>
    /// <value>Default: does nothing.</value>
    public Action<HttpConfiguration> Initializer { get; set; } = static _ => { };

    /// <summary>Filters of all actions.</summary>
    public HttpFilterCollection Filters { get; } = [];

    /// <summary>What bodies are read and written with: JSON, XML and HTML forms by default.</summary>
    public MediaTypeFormatterCollection Formatters { get; } = [];

    /// <summary>Who is told the details of exceptions that are given to <c>CreateErrorResponse</c>.</summary>
    /// <value>Default <see cref="IncludeErrorDetailPolicy.Default"/>.</value>
    public IncludeErrorDetailPolicy IncludeErrorDetailPolicy { get; set; }

    /// <summary>Anything the application wants to keep here.</summary>
    public ConcurrentDictionary<object, object> Properties { get; } = new();

    /// <summary>The routes by convention.</summary>
    public HttpRouteCollection Routes { get; }

    /// <summary>The path of the application.</summary>
    public string VirtualPathRoot => Routes.VirtualPathRoot;

    /// <summary>Whether <see cref="HttpConfigurationExtensions.MapHttpAttributeRoutes"/> was called.</summary>
    internal bool MapsAttributeRoutes { get; set; }

    /// <summary>Calls <see cref="Initializer"/>, once. <c>app.MapSystemWebControllers()</c> does it in any case.</summary>
    public void EnsureInitialized()
    {
        if (!_initialized)
        {
            _initialized = true;
            Initializer(this);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes <see cref="Routes"/>.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> calls.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Routes.Dispose();
        }
    }
}
