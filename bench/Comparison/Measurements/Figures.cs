namespace Comparison.Measurements;

/// <summary>All values of all rounds, in the order in which their metrics came first.</summary>
internal sealed class Figures
{
    private readonly List<Metric> _metrics = [];
    private readonly Dictionary<(Metric Metric, string Kind), List<double>> _values = [];

    /// <summary>The lines of the report.</summary>
    public IReadOnlyList<Metric> Metrics => _metrics;

    /// <summary>Adds the value of a round.</summary>
    public void Add(Metric metric, string kind, double value)
    {
        if (!_metrics.Contains(metric))
        {
            _metrics.Add(metric);
        }

        if (!_values.TryGetValue((metric, kind), out List<double>? values))
        {
            _values[(metric, kind)] = values = [];
        }

        values.Add(value);
    }

    /// <summary>What the rounds gave for a server.</summary>
    public Spread Of(Metric metric, string kind) => Spread.Of(_values[(metric, kind)]);

    /// <summary>A server's value divided by another's of the same round, which had the same neighbours on the machine.</summary>
    public Spread Ratio(Metric metric, string kind, string divisor) =>
        Spread.Of(_values[(metric, kind)].Zip(_values[(metric, divisor)], static (value, by) => value / by));
}
