using System.Text.RegularExpressions;

namespace AspNetWebSockets.Migrate.Writing;

/// <summary>The pattern of ASP.NET Core for a path of IIS, which may have <c>*</c> in it.</summary>
internal static class RoutePattern
{
    /// <summary>The pattern, as it stands between quotation marks in C#.</summary>
    internal static string Of(string path)
    {
        string plain = path.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        int star = plain.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return InCSharp(plain);
        }

        // A catch-all parameter stands for a whole rest of segments; what else the star stands between is a constraint.
        int segment = plain.LastIndexOf('/', star) + 1;
        string rest = plain[segment..];
        if (rest is "*" or "*.*")
        {
            return InCSharp($"{plain[..segment]}{{*pathInfo}}");
        }

        string expression = Regex.Escape(rest).Replace("\\*", ".*", StringComparison.Ordinal);
        string inRoute = expression.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
        return InCSharp($"{plain[..segment]}{{*path:regex(^{inRoute}$)}}");
    }

    private static string InCSharp(string text) =>
        text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
