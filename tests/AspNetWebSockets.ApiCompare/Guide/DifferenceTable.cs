using System.Text;
using AspNetWebSockets.ApiCompare.Allowed;
using AspNetWebSockets.ApiCompare.Comparison;

namespace AspNetWebSockets.ApiCompare.Guide;

/// <summary>The allowed differences as the guide prints them: a table for each name space, a row for each reason of a type.</summary>
public static class DifferenceTable
{
    /// <summary>The Markdown text.</summary>
    public static string Render(ListedDifferences differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        StringBuilder text = new();
        IEnumerable<DifferenceRow> rows = differences
            .Allowed.Where(entry => entry.Value.Count > 0)
            .SelectMany(entry => DifferenceRow.Of(entry.Key, entry.Value));
        foreach (
            IGrouping<string, DifferenceRow> ofNamespace in rows.GroupBy(row => row.Namespace, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            text.Append("**").Append(ofNamespace.Key).Append("**\n\n| type | | members | why |\n|---|---|---|---|\n");
            foreach (
                var ofReason in ofNamespace
                    .GroupBy(row => (row.Types, row.Kind, row.Reason))
                    .OrderBy(group => group.Key.Types, StringComparer.Ordinal)
            )
            {
                string members = string.Join(", ", ofReason.SelectMany(row => row.Members).Select(name => $"`{name}`"));
                text.Append("| ").Append(ofReason.Key.Types).Append(" | ").Append(Word(ofReason.Key.Kind));
                text.Append(" | ").Append(members.Length == 0 ? "the type" : members);
                text.Append(" | ").Append(Cell(ofReason.Key.Reason)).Append(" |\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Word(DifferenceKind kind) =>
        kind switch
        {
            DifferenceKind.Absent => "absent",
            DifferenceKind.Extra => "more",
            _ => "differs",
        };

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
