using AspNetWebSockets.ApiCompare.Assemblies;
using AspNetWebSockets.ApiCompare.Comparison;

namespace AspNetWebSockets.ApiCompare.Allowed;

/// <summary>The differences there are, beside the list of those that are allowed.</summary>
public sealed class ListedDifferences
{
    private ListedDifferences(IReadOnlyList<Difference> found, IReadOnlyList<AllowedDifference> list)
    {
        ILookup<AllowedDifference?, Difference> byLine = found.ToLookup(difference =>
            list.Where(line => line.Covers(difference))
                .MaxBy(line => line.Name.Count(character => character is not '*'))
        );
        Unlisted = [.. byLine[null]];
        Allowed =
        [
            .. list.Select(line =>
                KeyValuePair.Create<AllowedDifference, IReadOnlyList<Difference>>(line, [.. byLine[line]])
            ),
        ];
    }

    /// <summary>The lines of the list with what each of them covers; where several do, the longest name counts.</summary>
    public IReadOnlyList<KeyValuePair<AllowedDifference, IReadOnlyList<Difference>>> Allowed { get; }

    /// <summary>What no line of the list covers.</summary>
    public IReadOnlyList<Difference> Unlisted { get; }

    /// <summary>The lines of the list that cover nothing, or nothing of their own.</summary>
    public IEnumerable<AllowedDifference> Idle =>
        Allowed.Where(entry => entry.Value.Count == 0).Select(entry => entry.Key);

    /// <summary>Compares the assemblies and reads the list of the repository.</summary>
    public static ListedDifferences OfRepository() =>
        Between(ApiComparison.Run(), DifferenceList.Parse(File.ReadAllLines(RepositoryFiles.AllowedDifferences)));

    /// <summary>Puts differences and a list beside each other.</summary>
    public static ListedDifferences Between(IReadOnlyList<Difference> found, IReadOnlyList<AllowedDifference> list) =>
        new(found, list);
}
