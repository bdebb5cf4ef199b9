namespace Comparison.Measurements;

/// <summary>The middle and the ends of what the rounds gave.</summary>
internal sealed record Spread(double Median, double Least, double Most)
{
    /// <param name="values">One per round; at least one.</param>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }
}
