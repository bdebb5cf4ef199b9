using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>Templates of ASP.NET 4.x in the words of ASP.NET Core.</summary>
internal static partial class RouteTemplates
{
    /// <summary>The template that has led to the endpoint of a request.</summary>
    internal static string Of(CoreContext core) =>
        (core.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? string.Empty;

    /// <summary>A template of a route by convention.</summary>
    /// <param name="template">The template.</param>
    /// <param name="optional">The parameters that may be missing.</param>
    internal static string OfConvention(string template, IReadOnlyCollection<string> optional) =>
        Parameter()
            .Replace(
                template,
                match =>
                    optional.Contains(match.Groups["name"].Value, StringComparer.OrdinalIgnoreCase)
                        ? $"{{{match.Groups["name"].Value}?}}"
                        : match.Value
            );

    /// <summary>
    /// The templates of an attribute route: with the names of controller and action in the place of their parameters, and
    /// without the last segment where the action is its default.
    /// </summary>
    internal static IEnumerable<string> OfAttribute(string? prefix, string template, string controller, string action)
    {
        string whole = template.StartsWith("~/", StringComparison.Ordinal)
            ? template[2..]
            : string.Join('/', new[] { prefix, template }.Where(part => !string.IsNullOrEmpty(part)));
        string named = Named().Replace(whole, Value);
        yield return "~/" + Escape(named);

        Match last = DefaultActionAtEnd().Match(whole);
        if (last.Success && string.Equals(last.Groups["default"].Value, action, StringComparison.OrdinalIgnoreCase))
        {
            yield return "~/" + Escape(Named().Replace(whole[..last.Index], Value));
        }

        string Value(Match match) => match.Groups["key"].Value is "action" ? action : controller;
    }

    /// <summary>
    /// ASP.NET Core reads square brackets as tokens, and wants the braces of a regular expression in a parameter twice.
    /// </summary>
    private static string Escape(string template)
    {
        StringBuilder escaped = new(template.Length);
        int depth = 0;
        foreach (char character in template)
        {
            bool isNested = (character is '{' && depth > 0) || (character is '}' && depth > 1);
            depth += character switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            escaped.Append(character, isNested || character is '[' or ']' ? 2 : 1);
        }

        return escaped.ToString();
    }

    [GeneratedRegex(@"\{(?<name>[^{}*=:?]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(
        @"\{(?<key>action|controller)(=[^{}]*)?\}",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Named();

    [GeneratedRegex(@"/?\{action=(?<default>[^{}]*)\}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DefaultActionAtEnd();
}
