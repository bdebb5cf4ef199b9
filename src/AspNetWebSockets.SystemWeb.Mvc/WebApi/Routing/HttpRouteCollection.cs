using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Web.Http.Routing;

namespace System.Web.Http;

/// <summary>The routes of Web API by convention; the first that leads to an action is taken.</summary>
/// <remarks>
/// See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-in-aspnet-web-api"/>. Fill it before
/// <c>app.MapSystemWebControllers()</c>; not thread-safe.
/// </remarks>
public class HttpRouteCollection : ICollection<IHttpRoute>, IDisposable
{
    private readonly List<IHttpRoute> _routes = [];
    private readonly Dictionary<string, IHttpRoute> _named = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>No routes.</summary>
    public HttpRouteCollection()
        : this("/") { }

    /// <summary>No routes.</summary>
    /// <param name="virtualPathRoot">See <see cref="VirtualPathRoot"/>.</param>
    public HttpRouteCollection(string virtualPathRoot)
    {
        VirtualPathRoot = virtualPathRoot;
    }

    /// <summary>The path of the application.</summary>
    /// <value>Default <c>/</c>.</value>
    public virtual string VirtualPathRoot { get; }

    /// <summary>How many there are.</summary>
    public virtual int Count => _routes.Count;

    /// <inheritdoc/>
    public virtual bool IsReadOnly => false;

    /// <summary>A route by its place.</summary>
    /// <param name="index">The place, from 0.</param>
    public virtual IHttpRoute this[int index] => _routes[index];

    /// <summary>A route by its name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">No route has the name.</exception>
    public virtual IHttpRoute this[string name] => _named[name];

    /// <summary>Makes a route without adding it.</summary>
    /// <inheritdoc cref="CreateRoute(string, IDictionary{string, object}, IDictionary{string, object}, IDictionary{string, object})" path="/param"/>
    public IHttpRoute CreateRoute(string routeTemplate, object? defaults, object? constraints) =>
        CreateRoute(
            routeTemplate,
            new HttpRouteValueDictionary(defaults),
            new HttpRouteValueDictionary(constraints),
            dataTokens: null
        );

    /// <summary>Makes a route without adding it.</summary>
    /// <param name="routeTemplate">The template.</param>
    /// <param name="defaults">Values for parameters that the URL lacks.</param>
    /// <param name="constraints">Conditions by parameter.</param>
    /// <param name="dataTokens">Anything to keep with the route.</param>
    public virtual IHttpRoute CreateRoute(
        string routeTemplate,
        IDictionary<string, object>? defaults,
        IDictionary<string, object>? constraints,
        IDictionary<string, object>? dataTokens
    ) =>
        new HttpRoute(
            routeTemplate,
            new HttpRouteValueDictionary(defaults),
            new HttpRouteValueDictionary(constraints),
            new HttpRouteValueDictionary(dataTokens)
        );

    /// <summary>Adds a route at the end.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="route">The route.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A route has the name.</exception>
    public virtual void Add(string name, IHttpRoute route) => Insert(_routes.Count, name, route);

    /// <summary>Adds a route at a place.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">The route.</param>
    /// <inheritdoc cref="Add(string, IHttpRoute)" path="/exception"/>
    public virtual void Insert(int index, string name, IHttpRoute value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        if (!_named.TryAdd(name, value))
        {
            throw new ArgumentException(
                $"There is a route named '{name}' already. Give each route a name of its own.",
                nameof(name)
            );
        }

        _routes.Insert(index, value);
    }

    /// <inheritdoc/>
    void ICollection<IHttpRoute>.Add(IHttpRoute route) => throw NeedsName();

    /// <summary>Takes a route out.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Whether there was one.</returns>
    public virtual bool Remove(string name) => _named.Remove(name, out IHttpRoute? route) && _routes.Remove(route);

    /// <inheritdoc/>
    bool ICollection<IHttpRoute>.Remove(IHttpRoute route) => throw NeedsName();

    /// <inheritdoc/>
    public virtual void Clear()
    {
        _routes.Clear();
        _named.Clear();
    }

    /// <inheritdoc/>
    public virtual bool Contains(IHttpRoute item) => _routes.Contains(item);

    /// <summary>Whether a route has the name.</summary>
    /// <param name="name">The name.</param>
    public virtual bool ContainsKey(string name) => _named.ContainsKey(name);

    /// <inheritdoc/>
    public virtual void CopyTo(IHttpRoute[] array, int arrayIndex) => _routes.CopyTo(array, arrayIndex);

    /// <summary>A route by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="route">The route, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public virtual bool TryGetValue(string name, [MaybeNullWhen(false)] out IHttpRoute route) =>
        _named.TryGetValue(name, out route);

    /// <inheritdoc/>
    public virtual IEnumerator<IHttpRoute> GetEnumerator() => _routes.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>For derived classes.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>For derived classes; does nothing here.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> calls.</param>
    protected virtual void Dispose(bool disposing) { }

    internal string NameOf(IHttpRoute route) => _named.First(entry => ReferenceEquals(entry.Value, route)).Key;

    private static NotSupportedException NeedsName() =>
        new("A route is added and removed by its name: use Add(name, route) and Remove(name).");
}
