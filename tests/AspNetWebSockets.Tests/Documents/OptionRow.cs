using System.Text.RegularExpressions;

namespace AspNetWebSockets.Tests;

/// <summary>What docs/limits.md says of an option. The first cell of a row has its name, or several; that of the header what stands in front of it.</summary>
/// <param name="Default">The cell <c>Default</c>.</param>
/// <param name="Internet">The cell <c>Internet</c>; <see langword="null"/> where there is no such column.</param>
internal sealed partial record OptionRow(string Default, string? Internet)
{
    /// <summary>Each row of options, by the full name of the option.</summary>
    public static Dictionary<string, OptionRow> ReadAll()
    {
        Dictionary<string, OptionRow> rows = new(StringComparer.Ordinal);
        foreach ((string[] header, string[] cells) in Rows())
        {
            int ofDefault = header.IndexOf("Default");
            int ofInternet = header.IndexOf("Internet");
            if (ofDefault >= 0)
            {
                OptionRow row = new(cells[ofDefault], ofInternet < 0 ? null : cells[ofInternet]);
                foreach (string name in NamesOf(header[0], cells[0]))
                {
                    rows.Add(name, row);
                }
            }
        }

        return rows;
    }

    /// <summary>All rows of the tables, with their headers.</summary>
    public static IEnumerable<(string[] Header, string[] Cells)> Rows()
    {
        string[]? header = null;
        foreach (string line in Pages.Read("docs/limits.md").Split('\n'))
        {
            string[]? cells = line.StartsWith('|')
                ? [.. line.Split('|')[1..^1].Select(static cell => cell.Trim())]
                : null;
            if (header is not null && cells is not null && !cells[0].StartsWith('-'))
            {
                yield return (header, cells);
            }

            header = cells is null ? null : header ?? cells;
        }
    }

    private static IEnumerable<string> NamesOf(string header, string cell)
    {
        string prefix = Code(header).FirstOrDefault(static span => span.EndsWith('.')) ?? "";
        string[] names = Code(cell);
        string[] members = [.. names.Where(static name => name.StartsWith('.'))];
        return members.Length == 0
            ? names.Select(name => prefix + name)
            : names
                .Except(members, StringComparer.Ordinal)
                .SelectMany(group => members.Select(member => group + member));
    }

    private static string[] Code(string cell) =>
        [.. CodeSpan().Matches(cell).Select(static span => span.Groups["code"].Value)];

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeSpan();
}
