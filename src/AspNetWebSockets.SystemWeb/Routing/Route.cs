using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace System.Web.Routing;

/// <summary>A route with a URL such as <c>chat/{room}/{*rest}</c>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.routing.route"/>.</remarks>
public class Route : RouteBase
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(1);

    private RouteUrl _url = RouteUrl.Parse(string.Empty);

    /// <summary>Without defaults and constraints.</summary>
    /// <inheritdoc cref="Route(string, RouteValueDictionary, RouteValueDictionary, RouteValueDictionary, IRouteHandler)"/>
    public Route(string? url, IRouteHandler? routeHandler)
        : this(url, defaults: null, routeHandler) { }

    /// <summary>Without constraints.</summary>
    /// <inheritdoc cref="Route(string, RouteValueDictionary, RouteValueDictionary, RouteValueDictionary, IRouteHandler)"/>
    public Route(string? url, RouteValueDictionary? defaults, IRouteHandler? routeHandler)
        : this(url, defaults, constraints: null, routeHandler) { }

    /// <summary>With defaults and constraints.</summary>
    /// <inheritdoc cref="Route(string, RouteValueDictionary, RouteValueDictionary, RouteValueDictionary, IRouteHandler)"/>
    public Route(
        string? url,
        RouteValueDictionary? defaults,
        RouteValueDictionary? constraints,
        IRouteHandler? routeHandler
    )
        : this(url, defaults, constraints, dataTokens: null, routeHandler) { }

    /// <summary>With all there is.</summary>
    /// <param name="url">Literal text and <c>{parameter}</c>, at its end <c>{*rest}</c>; relative to the application.</param>
    /// <param name="defaults">The values of parameters that the path leaves out; <see langword="null"/> for none.</param>
    /// <param name="constraints">By parameter: a regular expression for the whole value, or an <see cref="IRouteConstraint"/>; <see langword="null"/> for none.</param>
    /// <param name="dataTokens">Carried along for the handler; <see langword="null"/> for none.</param>
    /// <param name="routeHandler">Makes the handler.</param>
    /// <exception cref="ArgumentException"><paramref name="url"/> is malformed.</exception>
    public Route(
        string? url,
        RouteValueDictionary? defaults,
        RouteValueDictionary? constraints,
        RouteValueDictionary? dataTokens,
        IRouteHandler? routeHandler
    )
    {
        Url = url;
        Defaults = defaults;
        Constraints = constraints;
        DataTokens = dataTokens;
        RouteHandler = routeHandler;
    }

    /// <summary>By parameter: a regular expression for the whole value, or an <see cref="IRouteConstraint"/>.</summary>
    public RouteValueDictionary? Constraints { get; set; }

    /// <summary>Carried along for the handler.</summary>
    public RouteValueDictionary? DataTokens { get; set; }

    /// <summary>The values of parameters that the path leaves out.</summary>
    public RouteValueDictionary? Defaults { get; set; }

    /// <summary>Makes the handler.</summary>
    public IRouteHandler? RouteHandler { get; set; }

    /// <summary>Literal text and <c>{parameter}</c>, at its end <c>{*rest}</c>; relative to the application. <see langword="null"/> becomes empty.</summary>
    /// <exception cref="ArgumentException">It is malformed.</exception>
    public string? Url
    {
        get;
        set
        {
            _url = RouteUrl.Parse(value ?? string.Empty);
            field = value ?? string.Empty;
        }
    }

    /// <inheritdoc/>
    public override RouteData? GetRouteData(HttpContextBase httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        RouteValueDictionary? values = _url.Match(RoutedPath.Of(httpContext.Request), Defaults);
        if (values is null || !AreAllowed(httpContext, values, RouteDirection.IncomingRequest))
        {
            return null;
        }

        RouteData data = new(this, RouteHandler);
        Copy(values, data.Values);
        Copy(DataTokens, data.DataTokens);
        return data;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No application is bound: <c>builder.AddSystemWeb()</c> was not called, or its host is not built yet.</exception>
    public override VirtualPathData? GetVirtualPath(RequestContext requestContext, RouteValueDictionary? values)
    {
        ArgumentNullException.ThrowIfNull(requestContext);
        string? path = _url.Bind(
            HostedApplication.Require("Route.GetVirtualPath").Host.Services.GetRequiredService<TemplateBinderFactory>(),
            requestContext.RouteData.Values,
            values ?? [],
            Defaults,
            combined => AreAllowed(requestContext.HttpContext, combined, RouteDirection.UrlGeneration)
        );
        if (path is null)
        {
            return null;
        }

        VirtualPathData data = new(this, path);
        Copy(DataTokens, data.DataTokens);
        return data;
    }

    /// <summary>Whether a constraint allows the values.</summary>
    /// <param name="httpContext">The request.</param>
    /// <param name="constraint">A regular expression for the whole value, without regard to case, or an <see cref="IRouteConstraint"/>.</param>
    /// <param name="parameterName">Its parameter.</param>
    /// <param name="values">The values of all parameters.</param>
    /// <param name="routeDirection">What the route is asked for.</param>
    /// <exception cref="InvalidOperationException">The constraint is neither.</exception>
    /// <exception cref="RegexMatchTimeoutException">The regular expression takes longer than a second.</exception>
    protected virtual bool ProcessConstraint(
        HttpContextBase httpContext,
        object constraint,
        string parameterName,
        RouteValueDictionary values,
        RouteDirection routeDirection
    )
    {
        ArgumentNullException.ThrowIfNull(values);
        return constraint switch
        {
            IRouteConstraint custom => custom.Match(httpContext, this, parameterName, values, routeDirection),
            string pattern => Regex.IsMatch(
                Convert.ToString(values[parameterName], CultureInfo.InvariantCulture) ?? string.Empty,
                $"^({pattern})$",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
                LongestMatch
            ),
            _ => throw new InvalidOperationException(
                $"The constraint entry '{parameterName}' on the route with URL '{Url}' must have a string value or be of a type which implements IRouteConstraint."
            ),
        };
    }

    private static void Copy(RouteValueDictionary? from, RouteValueDictionary to)
    {
        foreach ((string key, object? value) in from ?? [])
        {
            to[key] = value;
        }
    }

    private bool AreAllowed(HttpContextBase httpContext, RouteValueDictionary values, RouteDirection direction)
    {
        foreach ((string name, object? constraint) in Constraints ?? [])
        {
            if (!ProcessConstraint(httpContext, constraint!, name, values, direction))
            {
                return false;
            }
        }

        return true;
    }
}
