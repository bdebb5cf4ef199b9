using AspNetWebSockets.ApiCompare.Allowed;
using AspNetWebSockets.ApiCompare.Comparison;

namespace AspNetWebSockets.ApiCompare.Guide;

/// <summary>What the guide tells of one line of the list.</summary>
/// <param name="Namespace">The name space of the types.</param>
/// <param name="Types">The type, with its abstraction and its wrapper where they are the same.</param>
/// <param name="Kind">What differs.</param>
/// <param name="Members">The names of the members; none for the type itself.</param>
/// <param name="Reason">Why.</param>
internal sealed record DifferenceRow(
    string Namespace,
    string Types,
    DifferenceKind Kind,
    IReadOnlyList<string> Members,
    string Reason
)
{
    /// <summary>The rows of a line: one for each type, which its abstraction and its wrapper share where they have the same members.</summary>
    public static IEnumerable<DifferenceRow> Of(AllowedDifference allowed, IEnumerable<Difference> covered) =>
        covered
            .GroupBy(difference => difference.Type, StringComparer.Ordinal)
            .GroupBy(type => (Concern: Concern(type.Key), Names: string.Join(' ', Names(allowed, type))))
            .Select(family => OfFamily(allowed, [.. family.SelectMany(type => type)]));

    private static DifferenceRow OfFamily(AllowedDifference allowed, IReadOnlyList<Difference> covered)
    {
        string[] types = [.. covered.Select(difference => difference.Type).Distinct(StringComparer.Ordinal)];
        string space = types[0][..types[0].LastIndexOf('.')];
        return new DifferenceRow(
            space,
            string.Join(", ", types.Select(type => $"`{type[(space.Length + 1)..]}`")),
            allowed.Kind,
            Names(allowed, covered),
            allowed.Reason
        );
    }

    /// <summary>The type that an abstraction or a wrapper is one of.</summary>
    private static string Concern(string type) =>
        type.EndsWith("Base", StringComparison.Ordinal) ? type[..^"Base".Length]
        : type.EndsWith("Wrapper", StringComparison.Ordinal) ? type[..^"Wrapper".Length]
        : type;

    /// <summary>One name for all overloads, unless the line of the list speaks of one of them.</summary>
    private static string[] Names(AllowedDifference allowed, IEnumerable<Difference> covered)
    {
        bool isOneOverload = allowed.Name.EndsWith(')') || allowed.Name.EndsWith(']');
        return
        [
            .. covered
                .Where(difference => difference.Member.Length > 0)
                .Select(difference => Readable(difference, isOneOverload))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static string Readable(Difference difference, bool withParameters)
    {
        string name = withParameters ? difference.Member : difference.MemberName;
        string type = difference.Type[(difference.Type.LastIndexOf('.') + 1)..];
        return name.Replace("#ctor", $"new {type}", StringComparison.Ordinal);
    }
}
