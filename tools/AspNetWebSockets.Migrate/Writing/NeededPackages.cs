using System.Text.RegularExpressions;
using AspNetWebSockets.Migrate.Analysis;

namespace AspNetWebSockets.Migrate.Writing;

/// <summary>The packages of AspNetWebSockets that the new project needs.</summary>
internal static partial class NeededPackages
{
    internal static IEnumerable<string> Of(SiteAnalysis analysis)
    {
        yield return LibraryReference.SystemWeb;
        if (UsesControllers(analysis))
        {
            yield return LibraryReference.Controllers;
        }
    }

    /// <summary>Controllers, or code that sets them up: it is compiled, so it has to find their types.</summary>
    internal static bool UsesControllers(SiteAnalysis analysis)
    {
        HashSet<string> left = new(analysis.LeftOut.Select(file => file.File), StringComparer.Ordinal);
        return analysis
            .Sources.Where(source => !left.Contains(source.Path))
            .Any(source => NamespaceOfControllers().IsMatch(source.Tree.ToString()));
    }

    [GeneratedRegex(@"\bSystem\.Web\.(Http|Mvc)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NamespaceOfControllers();
}
