using System.Globalization;
using Comparison.Contenders;
using Comparison.Scenarios;

namespace Comparison;

/// <summary>The command line; <see cref="Usage"/> says it.</summary>
internal sealed record ComparisonOptions
{
    private const string Usage = """
        usage: bench/compare [--full | --quick | --report] [--scenarios A,B] [--servers X,Y] [--rounds N] [--seconds S]
                             [--merge] [--spin] [--require-all]
          (nothing)       the scenarios that targets rest on, into docs/performance.md
          --full          all scenarios, and longer
          --quick         all scenarios in tiny form: whether everything works; writes nothing, figures mean nothing
          --report        measures nothing, writes docs/performance.md from artifacts/bench/results.json
          --scenarios     only these; without --merge nothing is written
          --servers       only these; without --merge nothing is written
          --merge         replaces what was measured now in artifacts/bench/results.json and writes the page from all
          --spin          the client polls instead of sleeping: a server that answers fast is kept busier
          --require-all   fails when a server or a scenario had to be left out
        """;

    public bool IsQuick { get; private set; }

    public bool IsFull { get; private set; }

    public bool IsReportOnly { get; private set; }

    public bool IsMerge { get; private set; }

    public bool IsSpinning { get; private set; }

    public bool RequiresAll { get; private set; }

    public int? Rounds { get; private set; }

    public double? Seconds { get; private set; }

    /// <summary>Null: those of the mode.</summary>
    public IReadOnlyList<string>? ScenarioIds { get; private set; }

    /// <summary>Null: all.</summary>
    public IReadOnlyList<string>? ServerIds { get; private set; }

    /// <summary>Which state of the repository is measured.</summary>
    public string Commit { get; private set; } = "unknown";

    /// <summary>How many threads wanted a core in the minute before the run (proc(5)).</summary>
    public string LoadAverage { get; private set; } = "unknown";

    /// <summary>Whether the page is written: a part of the figures alone is none.</summary>
    public bool WritesPage => IsMerge || (!IsQuick && ScenarioIds is null && ServerIds is null);

    /// <exception cref="ComparisonFailureException">The command line is wrong.</exception>
    public static ComparisonOptions Read(string[] arguments)
    {
        ComparisonOptions options = new();
        Queue<string> left = new(arguments);
        while (left.TryDequeue(out string? name))
        {
            options.Take(name, left);
        }

        return options;
    }

    /// <summary>Whether the scenario was asked for.</summary>
    public bool Includes(Scenario scenario) =>
        ScenarioIds?.Contains(scenario.Id, StringComparer.Ordinal) ?? (IsFull || IsQuick || scenario.HasTarget);

    /// <summary>Whether the server was asked for.</summary>
    public bool Includes(Contender contender) => ServerIds?.Contains(contender.Id, StringComparer.Ordinal) ?? true;

    private void Take(string name, Queue<string> left)
    {
        string Value() => left.TryDequeue(out string? value) ? value : throw Wrong($"{name} needs a value.");
        switch (name)
        {
            case "--quick":
                IsQuick = true;
                break;
            case "--full":
                IsFull = true;
                break;
            case "--report":
                IsReportOnly = true;
                break;
            case "--merge":
                IsMerge = true;
                break;
            case "--spin":
                IsSpinning = true;
                break;
            case "--require-all":
                RequiresAll = true;
                break;
            case "--rounds":
                Rounds = (int)Number(Value(), 1);
                break;
            case "--seconds":
                Seconds = Number(Value(), 0.1);
                break;
            case "--scenarios":
                ScenarioIds = Names(Value(), ScenarioList.All.Select(static scenario => scenario.Id));
                break;
            case "--servers":
                ServerIds = Names(Value(), ContenderList.All.Select(static contender => contender.Id));
                break;
            case "--commit":
                Commit = Value();
                break;
            case "--load-average":
                LoadAverage = Value();
                break;
            default:
                throw Wrong($"Unknown: {name}");
        }
    }

    private static double Number(string text, double least) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out double number) && number >= least && number <= 1000
            ? number
            : throw Wrong($"'{text}' is not a number from {least} to 1000.");

    private static string[] Names(string text, IEnumerable<string> known)
    {
        string[] names = text.Split(',');
        string[] unknown = [.. names.Except(known, StringComparer.Ordinal)];
        return unknown.Length == 0
            ? names
            : throw Wrong($"Unknown: {string.Join(", ", unknown)}; there are {string.Join(", ", known)}.");
    }

    private static ComparisonFailureException Wrong(string message) => new($"{message}\n{Usage}");
}
