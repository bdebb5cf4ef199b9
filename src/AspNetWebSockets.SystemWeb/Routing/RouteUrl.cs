using Microsoft.AspNetCore.Routing.Template;
using CoreValues = Microsoft.AspNetCore.Routing.RouteValueDictionary;

namespace System.Web.Routing;

/// <summary>
/// The URL of a route: literal text and <c>{parameter}</c>, at its end <c>{*rest}</c>. ASP.NET Core reads it by the same
/// rules, apart from what it writes inside of the braces.
/// </summary>
internal sealed class RouteUrl
{
    private readonly RouteTemplate _template;

    private RouteUrl(RouteTemplate template)
    {
        _template = template;
    }

    /// <summary>Reads the URL of a route.</summary>
    /// <exception cref="ArgumentException">The URL is malformed.</exception>
    internal static RouteUrl Parse(string url)
    {
        if (url.StartsWith('~') || url.StartsWith('/') || url.Contains('?', StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"The route URL '{url}' cannot start with a '/' or '~' character and it cannot contain a '?' character.",
                nameof(url)
            );
        }

        RouteTemplate template;
        try
        {
            template = TemplateParser.Parse(url);
        }
        catch (Exception exception)
            when (exception is ArgumentException or Microsoft.AspNetCore.Routing.Patterns.RoutePatternException)
        {
            throw new ArgumentException(
                $"The route URL '{url}' is malformed: {exception.Message}",
                nameof(url),
                exception
            );
        }

        return template.Parameters.All(static part => !part.InlineConstraints.Any() && part.DefaultValue is null)
            ? new RouteUrl(template)
            : throw new ArgumentException(
                $"The route URL '{url}' has a constraint or a default inside of its braces, which is the syntax of ASP.NET Core. Give them as the constraints and defaults of the route.",
                nameof(url)
            );
    }

    /// <summary>Reads a path.</summary>
    /// <param name="path">Relative to the application, decoded.</param>
    /// <param name="defaults">The values of parameters that the path leaves out.</param>
    /// <returns><see langword="null"/> when the path is another.</returns>
    internal RouteValueDictionary? Match(string path, RouteValueDictionary? defaults)
    {
        CoreValues values = [];
        return new TemplateMatcher(_template, Core(defaults)).TryMatch("/" + path, values)
            ? new RouteValueDictionary(values)
            : null;
    }

    /// <summary>Makes a path with its query.</summary>
    /// <param name="factory">ASP.NET Core's.</param>
    /// <param name="ambient">The values of the request that is being answered.</param>
    /// <param name="values">The values of the address.</param>
    /// <param name="defaults">The defaults of the route.</param>
    /// <param name="isAllowed">Whether the constraints allow the values.</param>
    /// <returns>Relative to the application; <see langword="null"/> when the values do not fit.</returns>
    internal string? Bind(
        TemplateBinderFactory factory,
        RouteValueDictionary ambient,
        RouteValueDictionary values,
        RouteValueDictionary? defaults,
        Func<RouteValueDictionary, bool> isAllowed
    )
    {
        TemplateBinder binder = factory.Create(_template, Core(defaults));
        TemplateValuesResult? result = binder.GetValues(Core(ambient), Core(values));
        return result is not null && isAllowed(new RouteValueDictionary(result.CombinedValues))
            ? binder.BindValues(result.AcceptedValues)?.TrimStart('/')
            : null;
    }

    private static CoreValues Core(RouteValueDictionary? values) =>
        values is null ? [] : CoreValues.FromArray([.. values]);
}
