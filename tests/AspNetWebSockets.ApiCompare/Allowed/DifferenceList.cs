using AspNetWebSockets.ApiCompare.Comparison;

namespace AspNetWebSockets.ApiCompare.Allowed;

/// <summary>The list of allowed differences: a line each, <c>kind name: reason</c>; # begins a remark.</summary>
public static class DifferenceList
{
    /// <summary>Reads a list.</summary>
    /// <exception cref="FormatException">A line is not of that form, or stands there twice.</exception>
    public static IReadOnlyList<AllowedDifference> Parse(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        List<AllowedDifference> list = [];
        HashSet<(DifferenceKind, string)> known = [];
        foreach (string line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            AllowedDifference one = ParseLine(line);
            if (!known.Add((one.Kind, one.Name)))
            {
                throw new FormatException($"This line stands in the list twice: {line}");
            }

            list.Add(one);
        }

        return list;
    }

    private static AllowedDifference ParseLine(string line)
    {
        string[] sides = line.Split(": ", 2);
        string[] words = sides[0].Split(' ', 2);
        if (
            sides is not [_, { Length: > 0 } reason]
            || words is not [string kind, { Length: > 0 } name]
            || !Enum.TryParse(kind, ignoreCase: true, out DifferenceKind known)
        )
        {
            throw new FormatException(
                $"A line of the list of differences is 'absent|extra|differs Type.Member: reason', not: {line}"
            );
        }

        return new AllowedDifference(known, name, reason);
    }
}
