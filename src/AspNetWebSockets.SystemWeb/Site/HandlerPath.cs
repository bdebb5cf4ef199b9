using System.IO.Enumeration;
using Microsoft.AspNetCore.Routing;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>
/// The <c>path</c> of a handler in web.config: with <c>*</c> and <c>?</c>, in whatever case. One with a slash is for the
/// whole path, one without for its last name, in any folder.
/// </summary>
/// <param name="path">Several are separated by commas.</param>
internal sealed class HandlerPath(string path) : IRouteConstraint
{
    private readonly string[] _patterns =
    [
        .. path.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(static each => each.StartsWith("~/", StringComparison.Ordinal) ? each[1..] : each),
    ];

    public bool Match(
        CoreContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => values.TryGetValue(routeKey, out object? value) && IsFor(value as string ?? string.Empty);

    /// <summary>Whether a request is for this handler.</summary>
    /// <param name="requestPath">Below the application, without a slash in front.</param>
    internal bool IsFor(string requestPath)
    {
        ReadOnlySpan<char> name = requestPath.AsSpan(requestPath.LastIndexOf('/') + 1);
        foreach (string pattern in _patterns)
        {
            bool isWhole = pattern.Contains('/', StringComparison.Ordinal);
            if (
                pattern is "*"
                || FileSystemName.MatchesSimpleExpression(
                    isWhole ? pattern.AsSpan().TrimStart('/') : pattern,
                    isWhole ? requestPath : name
                )
            )
            {
                return true;
            }
        }

        return false;
    }
}
