using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace System.Web.Routing;

/// <summary>Routes in their order: the first that serves a request is taken.</summary>
/// <remarks>
/// See <see href="https://learn.microsoft.com/dotnet/api/system.web.routing.routecollection"/>. Requests read a copy that
/// every change replaces, so routes may be added and removed while requests are served; changes by several threads at once
/// are made inside of <see cref="GetWriteLock"/>.
/// </remarks>
[SuppressMessage(
    "Reliability",
    "CA1001",
    Justification = "The .NET Framework's type is not disposable; it lives as long as the process."
)]
public class RouteCollection : Collection<RouteBase>
{
    private readonly Dictionary<string, RouteBase> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly ReaderWriterLockSlim _lock = new();
    private RouteBase[] _routes = [];

    /// <summary>An empty collection.</summary>
    public RouteCollection() { }

    /// <summary>Whether addresses end with a slash before their query. Default <see langword="false"/>.</summary>
    public bool AppendTrailingSlash { get; set; }

    /// <summary>Whether addresses are in lower case up to their query. Default <see langword="false"/>.</summary>
    public bool LowercaseUrls { get; set; }

    /// <summary>Whether paths of existing files and directories of the application are served by routes. Default <see langword="false"/>.</summary>
    public bool RouteExistingFiles { get; set; }

    /// <summary>A route by its name, without regard to case; <see langword="null"/> when there is none.</summary>
    /// <param name="name">The name.</param>
    public RouteBase? this[string? name] => string.IsNullOrEmpty(name) ? null : _named.GetValueOrDefault(name);

    /// <summary>Adds a route with a name.</summary>
    /// <param name="name">The name; <see langword="null"/> or empty for none.</param>
    /// <param name="item">The route.</param>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A route has the name, or <paramref name="item"/> is in the collection.</exception>
    public void Add(string? name, RouteBase item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (this[name] is not null)
        {
            throw new ArgumentException(
                $"A route named '{name}' is already in the route collection. Route names must be unique.",
                nameof(name)
            );
        }

        Add(item);
        if (!string.IsNullOrEmpty(name))
        {
            _named[name] = item;
        }
    }

    /// <summary>Leaves the requests of a URL to the rest of the application.</summary>
    /// <param name="url">As in <see cref="Route.Url"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="url"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="url"/> is malformed.</exception>
    public void Ignore(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        Add(new IgnoredRoute(url));
    }

    /// <inheritdoc cref="Ignore(string)"/>
    /// <param name="url">As in <see cref="Route.Url"/>.</param>
    /// <param name="constraints">An object whose properties are the constraints by parameter; <see langword="null"/> for none.</param>
    [RequiresUnreferencedCode("The properties of the constraints may be trimmed away.")]
    public void Ignore(string url, object? constraints)
    {
        ArgumentNullException.ThrowIfNull(url);
        Add(new IgnoredRoute(url) { Constraints = new RouteValueDictionary(constraints) });
    }

    /// <summary>Finds the route of a request.</summary>
    /// <param name="httpContext">The request.</param>
    /// <returns><see langword="null"/> when no route serves it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="httpContext"/> is <see langword="null"/>.</exception>
    public RouteData? GetRouteData(HttpContextBase httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        RouteBase[] routes = Volatile.Read(ref _routes);
        if (routes.Length == 0 || (!RouteExistingFiles && RoutedPath.IsExistingFile(httpContext.Request)))
        {
            return null;
        }

        foreach (RouteBase route in routes)
        {
            if (route.GetRouteData(httpContext) is { } data)
            {
                return route.RouteExistingFiles || !RoutedPath.IsExistingFile(httpContext.Request) ? data : null;
            }
        }

        return null;
    }

    /// <summary>Makes the address of some values, with the first route that has one.</summary>
    /// <param name="requestContext">The request that is being answered; <see langword="null"/> for that of <see cref="HttpContext.Current"/>.</param>
    /// <param name="values">The values.</param>
    /// <returns>With the application's path; <see langword="null"/> when no route has one.</returns>
    /// <exception cref="InvalidOperationException"><paramref name="requestContext"/> is <see langword="null"/> and there is no current request; or no application is bound.</exception>
    public VirtualPathData? GetVirtualPath(RequestContext? requestContext, RouteValueDictionary? values)
    {
        RequestContext request = RoutedUrl.RequestOf(requestContext);
        VirtualPathData? data = Volatile
            .Read(ref _routes)
            .Select(route => route.GetVirtualPath(request, values))
            .FirstOrDefault(static data => data is not null);
        return RoutedUrl.Complete(data, request, LowercaseUrls, AppendTrailingSlash);
    }

    /// <summary>Makes the address of some values, with a route by its name.</summary>
    /// <param name="requestContext">The request that is being answered; <see langword="null"/> for that of <see cref="HttpContext.Current"/>.</param>
    /// <param name="name">The name; <see langword="null"/> or empty for the first route that has an address.</param>
    /// <param name="values">The values.</param>
    /// <returns>With the application's path; <see langword="null"/> when the route has none.</returns>
    /// <exception cref="ArgumentException">There is no route of that name.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="requestContext"/> is <see langword="null"/> and there is no current request; or no application is bound.</exception>
    public VirtualPathData? GetVirtualPath(RequestContext? requestContext, string? name, RouteValueDictionary? values)
    {
        if (string.IsNullOrEmpty(name))
        {
            return GetVirtualPath(requestContext, values);
        }

        RequestContext request = RoutedUrl.RequestOf(requestContext);
        RouteBase route =
            this[name]
            ?? throw new ArgumentException(
                $"A route named '{name}' could not be found in the route collection. Add it with RouteCollection.Add(name, route).",
                nameof(name)
            );
        return RoutedUrl.Complete(route.GetVirtualPath(request, values), request, LowercaseUrls, AppendTrailingSlash);
    }

    /// <summary>A lock that others may hold as well, until it is disposed of.</summary>
    public IDisposable GetReadLock()
    {
        _lock.EnterReadLock();
        return new HeldLock(_lock.ExitReadLock);
    }

    /// <summary>A lock that nobody else holds, until it is disposed of.</summary>
    public IDisposable GetWriteLock()
    {
        _lock.EnterWriteLock();
        return new HeldLock(_lock.ExitWriteLock);
    }

    /// <inheritdoc/>
    protected override void ClearItems()
    {
        _named.Clear();
        base.ClearItems();
        Publish();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="item"/> is in the collection.</exception>
    protected override void InsertItem(int index, RouteBase item)
    {
        Check(item);
        base.InsertItem(index, item);
        Publish();
    }

    /// <inheritdoc/>
    protected override void RemoveItem(int index)
    {
        Forget(this[index]);
        base.RemoveItem(index);
        Publish();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="item"/> is in the collection.</exception>
    protected override void SetItem(int index, RouteBase item)
    {
        Check(item);
        Forget(this[index]);
        base.SetItem(index, item);
        Publish();
    }

    private void Check(RouteBase item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (Contains(item))
        {
            throw new ArgumentException(
                "The route provided already exists in the route collection. The collection may not contain duplicate routes.",
                nameof(item)
            );
        }
    }

    private void Forget(RouteBase item)
    {
        foreach ((string name, RouteBase route) in _named)
        {
            if (ReferenceEquals(route, item))
            {
                _ = _named.Remove(name);
                return;
            }
        }
    }

    private void Publish() => Volatile.Write(ref _routes, [.. this]);
}
