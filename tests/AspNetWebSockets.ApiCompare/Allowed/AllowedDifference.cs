using System.IO.Enumeration;
using AspNetWebSockets.ApiCompare.Comparison;

namespace AspNetWebSockets.ApiCompare.Allowed;

/// <summary>One line of the list: differences that have to be, and why.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Name">
/// The type, or the type and the member: with its parameter types for one overload, without them for all, with * for
/// whatever stands there.
/// </param>
/// <param name="Reason">Why, as the guide tells it.</param>
public sealed record AllowedDifference(DifferenceKind Kind, string Name, string Reason)
{
    /// <summary>
    /// Whether it speaks of the difference. What is said of a type is said of its abstraction and of the wrapper too,
    /// as of HttpContextBase and HttpContextWrapper what is said of HttpContext.
    /// </summary>
    public bool Covers(Difference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return difference.Kind == Kind && SpokenOf(difference.Type).Any(type => Covers(type, difference));
    }

    private bool Covers(string type, Difference difference) =>
        difference.Member.Length == 0
            ? Matches(type)
            : Matches($"{type}.{difference.Member}") || Matches($"{type}.{difference.MemberName}");

    private bool Matches(string name) => FileSystemName.MatchesSimpleExpression(Name, name, ignoreCase: false);

    private static IEnumerable<string> SpokenOf(string type)
    {
        yield return type;
        foreach (string suffix in new[] { "Base", "Wrapper" })
        {
            if (type.EndsWith(suffix, StringComparison.Ordinal))
            {
                yield return type[..^suffix.Length];
            }
        }
    }
}
