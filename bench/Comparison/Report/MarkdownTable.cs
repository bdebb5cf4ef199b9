using System.Text;

namespace Comparison.Report;

/// <summary>A table: the first column is words, the others are numbers.</summary>
internal static class MarkdownTable
{
    /// <param name="header">The columns' names.</param>
    /// <param name="rows">As many cells each.</param>
    public static string Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        StringBuilder text = new();
        Append(text, header);
        Append(text, header.Select(static (_, column) => column == 0 ? "---" : "---:"));
        foreach (IReadOnlyList<string> row in rows)
        {
            Append(text, row);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
