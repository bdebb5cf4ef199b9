using System.Globalization;
using System.Text;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Attack;

/// <summary>The page that compares both servers.</summary>
internal static class ComparisonPage
{
    private const int LongestCell = 160;

    private const string Introduction = """
        # Conformance under attack

        This page is written by a command; do not edit it:

        ```
        dotnet run -c Release --project tests/AspNetWebSockets.Attack -- --output docs/conformance.md
        ```

        It runs every case of `tests/AspNetWebSockets.Attack/Cases` against two servers that run the same handlers, each in
        a process of its own with a managed heap of at most 96 MiB: this project, and ASP.NET Core's own `UseWebSockets()`
        on the same machine and runtime. The tests run the same cases (`tests/AspNetWebSockets.Attack.Tests`) on io_uring,
        epoll and Kestrel's sockets, and there every case has to be strict.

        - **Strict**: exactly what the RFC asks for. Everything that was asked before the fault is answered, then comes a
          close frame with the right code, then the end of TCP in order; a handshake gets the right status and headers.
        - **Weak**: the server was not harmed and accepted nothing bad, but the client was not told as it should be: an
          answer or the close frame is missing, the code is another one, TCP was reset, or the server waits for the rest of a
          frame that is wrong already.
        - **Failed**: a rule is broken: hostile input was accepted, legal input refused, a header that must be there is
          missing, the connection hung, or another connection was not served any more.

        A fault that is delivered in several ways (at once, byte by byte, with more data behind it) counts once for each;
        the list below has one line for all ways with the same verdict, and what was seen in the first of them.

        Both servers have a handshake time-out of one second. The bounds that only this project has, set so that the suite
        comes to their edges: messages of 1 MiB, one second for the closing handshake. Where a client half-closes before it
        has its answers, the event loops of this project make the difference; on Kestrel's own sockets the answers may be
        lost to either server. What HTTP itself is garbled by is Kestrel's part in both. Whether
        an answer survives a reset is a race: some of the weak cases of one run are strict in another.

        """;

    public static string Write(IReadOnlyList<GroupResult> ours, IReadOnlyList<GroupResult> stock)
    {
        StringBuilder page = new(Introduction.ReplaceLineEndings("\n"));
        page.Append(
            CultureInfo.InvariantCulture,
            $"\nMeasured on .NET {Environment.Version}, this project on the transport `{TestTransport.Name}`.\n\n"
        );
        WriteTable(page, ours, stock);
        page.Append("\n## Where `UseWebSockets()` differs\n\n");
        WriteDifferences(page, stock);
        if (ours.Any(group => group.Count(Verdict.Strict) < group.Total))
        {
            page.Append("\n## Where this project differs\n\n");
            WriteDifferences(page, ours);
        }

        return page.ToString();
    }

    private static void WriteTable(
        StringBuilder page,
        IReadOnlyList<GroupResult> ours,
        IReadOnlyList<GroupResult> stock
    )
    {
        page.Append("| group | cases | ours strict | stock strict | stock weak | stock failed |\n");
        page.Append("|---|---:|---:|---:|---:|---:|\n");
        foreach ((GroupResult our, GroupResult their) in ours.Zip(stock))
        {
            WriteRow(page, our.Title, our, their);
        }

        WriteRow(page, "**all**", Sum(ours), Sum(stock));
    }

    private static void WriteRow(StringBuilder page, string title, GroupResult ours, GroupResult stock) =>
        page.Append(
            CultureInfo.InvariantCulture,
            $"| {title} | {ours.Total} | {ours.Count(Verdict.Strict)} | {stock.Count(Verdict.Strict)} | {stock.Count(Verdict.Weak)} | {stock.Count(Verdict.Failed)} |\n"
        );

    private static GroupResult Sum(IReadOnlyList<GroupResult> groups) =>
        new("all", [.. groups.SelectMany(group => group.Results)]);

    private static void WriteDifferences(StringBuilder page, IReadOnlyList<GroupResult> groups)
    {
        page.Append("| group | case | section | verdict | expected | seen |\n|---|---|---|---|---|---|\n");
        foreach (GroupResult group in groups)
        {
            foreach (
                IGrouping<(string, Verdict), CaseResult> same in group
                    .Results.Where(result => result.Verdict != Verdict.Strict)
                    .GroupBy(result => (result.Case.Subject, result.Verdict))
            )
            {
                WriteDifference(page, group, [.. same]);
            }
        }
    }

    /// <summary>One line for all the ways of delivery in which a fault had the same verdict.</summary>
    private static void WriteDifference(StringBuilder page, GroupResult group, IReadOnlyList<CaseResult> same)
    {
        CaseResult first = same[0];
        int ways = group.Results.Count(result =>
            string.Equals(result.Case.Subject, first.Case.Subject, StringComparison.Ordinal)
        );
        string delivered = ways > 1 ? $" ({same.Count} of {ways} ways)" : "";
        string verdict = first.Verdict == Verdict.Weak ? "weak" : "failed";
        page.Append(
            CultureInfo.InvariantCulture,
            $"| {group.Title} | {Cell(first.Case.Subject)}{delivered} | {first.Case.Section} | {verdict} | `{Cell(first.Case.Expected.ToString())}` | `{Cell(first.Seen)}` |\n"
        );
    }

    /// <summary>Text of a case or a server, so that it cannot break the table.</summary>
    private static string Cell(string text)
    {
        StringBuilder cell = new();
        foreach (char character in text)
        {
            cell.Append(char.IsControl(character) || character is '|' or '`' ? '.' : character);
        }

        return cell.Length <= LongestCell ? cell.ToString() : $"{cell.ToString(0, LongestCell)}...";
    }
}
