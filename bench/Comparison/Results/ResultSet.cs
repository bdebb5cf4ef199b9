using System.Text.Json;
using Comparison.Measurements;

namespace Comparison.Results;

/// <summary>All figures: those of this run and, when it is merged, those of earlier ones that it did not replace.</summary>
internal sealed class ResultSet
{
    private const string Path = "artifacts/bench/results.json";

    private readonly ResultDocument _document;
    private readonly RunDescription? _run;

    private ResultSet(ResultDocument document, RunDescription? run) => (_document, _run) = (document, run);

    public IReadOnlyList<Omission> Omissions => _document.Omissions;

    public IReadOnlyDictionary<string, string> Versions => _document.Versions;

    /// <summary>The runs that any figure is from.</summary>
    public IEnumerable<RunDescription> Runs =>
        _document.Runs.Where(run =>
            _document.Series.Exists(series => string.Equals(series.Run, run.Id, StringComparison.Ordinal))
        );

    /// <summary>The figures of a run, without those of any before.</summary>
    public static ResultSet Start(RunDescription run) =>
        new(new ResultDocument([run], [], [], new Dictionary<string, string>(StringComparer.Ordinal)), run);

    /// <summary>The figures of earlier runs, to be replaced one by one.</summary>
    public static ResultSet Continue(RunDescription run)
    {
        if (!File.Exists(Path))
        {
            return Start(run);
        }

        ResultSet earlier = Load();
        earlier._document.Runs.Add(run);
        return new ResultSet(earlier._document, run);
    }

    /// <summary>The figures of earlier runs.</summary>
    /// <exception cref="ComparisonFailureException">There are none.</exception>
    public static ResultSet Load() =>
        File.Exists(Path) && JsonSerializer.Deserialize<ResultDocument>(File.ReadAllText(Path)) is { } document
            ? new ResultSet(document, null)
            : throw new ComparisonFailureException($"{Path} is missing; run bench/compare first.");

    public void Save()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, JsonSerializer.Serialize(_document with { Runs = [.. Runs] }));
    }

    /// <summary>Adds the figures of a round; the first ones of a run replace those of earlier runs.</summary>
    public void Add(string scenario, string contender, Dictionary<string, double> figures)
    {
        Series? series = Find(scenario, contender);
        if (series is null || !string.Equals(series.Run, _run!.Id, StringComparison.Ordinal))
        {
            Remove(scenario, contender);
            series = new Series(scenario, contender, _run!.Id, []);
            _document.Series.Add(series);
        }

        series.Rounds.Add(figures);
    }

    public void Remove(string scenario, string contender)
    {
        _document.Series.RemoveAll(series => Is(series, scenario, contender));
        _document.Omissions.RemoveAll(omission =>
            (omission.Scenario is null || string.Equals(omission.Scenario, scenario, StringComparison.Ordinal))
            && (omission.Contender is null || string.Equals(omission.Contender, contender, StringComparison.Ordinal))
        );
    }

    public void Omit(Omission omission)
    {
        if (!_document.Omissions.Contains(omission))
        {
            _document.Omissions.Add(omission);
        }
    }

    public void SetVersion(string contender, string version) => _document.Versions[contender] = version;

    /// <summary>What the rounds gave; null when that was not measured.</summary>
    public Spread? Of(string scenario, string contender, string metric)
    {
        double[]? values = Values(Find(scenario, contender), metric);
        return values is null ? null : Spread.Of(values);
    }

    /// <summary>
    /// A server's figures divided by another's of the same round, which had the same neighbours on the machine. When
    /// they are of different runs: the medians divided.
    /// </summary>
    public Spread? Ratio(string scenario, string contender, string divisor, string metric)
    {
        Series? series = Find(scenario, contender);
        Series? other = Find(scenario, divisor);
        if (Values(series, metric) is not { } values || Values(other, metric) is not { } divisors)
        {
            return null;
        }

        if (string.Equals(series!.Run, other!.Run, StringComparison.Ordinal) && values.Length == divisors.Length)
        {
            return Spread.Of(values.Zip(divisors, static (value, by) => value / by));
        }

        double median = Spread.Of(values).Median / Spread.Of(divisors).Median;
        return new Spread(median, median, median);
    }

    private static double[]? Values(Series? series, string metric)
    {
        double[] values =
        [
            .. (series?.Rounds ?? []).Where(round => round.ContainsKey(metric)).Select(round => round[metric]),
        ];
        return values.Length == 0 ? null : values;
    }

    private static bool Is(Series series, string scenario, string contender) =>
        string.Equals(series.Scenario, scenario, StringComparison.Ordinal)
        && string.Equals(series.Contender, contender, StringComparison.Ordinal);

    private Series? Find(string scenario, string contender) =>
        _document.Series.Find(series => Is(series, scenario, contender));
}
