using AspNetWebSockets.ApiCompare.Allowed;
using AspNetWebSockets.ApiCompare.Comparison;
using AspNetWebSockets.ApiCompare.Guide;

namespace AspNetWebSockets.ApiCompare;

/// <summary>The command line.</summary>
internal static class CompareCommand
{
    private const string Usage = """
        Compares the types of System.Web* that this repository declares with those of the .NET Framework 4.8.
          (nothing)       the differences that docs/api-differences.txt does not list, and its lines that nothing needs
          --all           every difference
          --write GUIDE   writes the listed ones into a page, between its marks, such as docs/migration.md
        """;

    /// <summary>Runs it and returns the exit code: 0 when all is well, 1 when something is unlisted, 2 for a wrong call.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case []:
                return await CheckAsync(ListedDifferences.OfRepository());
            case ["--all"]:
                await WriteLinesAsync(ApiComparison.Run());
                return 0;
            case ["--write", string page]:
                string table = DifferenceTable.Render(ListedDifferences.OfRepository());
                await File.WriteAllTextAsync(page, GuideSection.Replace(await File.ReadAllTextAsync(page), table));
                return 0;
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static async Task<int> CheckAsync(ListedDifferences differences)
    {
        string[] idle =
        [
            .. differences.Idle.Select(line => $"{line.Name}\n    is listed, but there is no difference."),
        ];
        await WriteLinesAsync(differences.Unlisted);
        await WriteLinesAsync(idle);
        await Console.Out.WriteLineAsync($"{differences.Unlisted.Count} unlisted, {idle.Length} listed in vain.");
        return differences.Unlisted.Count + idle.Length == 0 ? 0 : 1;
    }

    private static async Task WriteLinesAsync<T>(IEnumerable<T> lines)
    {
        foreach (T line in lines)
        {
            await Console.Out.WriteLineAsync($"{line}");
        }
    }
}
