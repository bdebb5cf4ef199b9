namespace Operations.Metrics;

/// <summary>The round trips of the last pings. One thread at a time.</summary>
internal sealed class RoundTrips
{
    private const int Kept = 1000;

    private readonly Queue<double> _seconds = new(Kept);

    internal void Add(double seconds)
    {
        if (_seconds.Count == Kept)
        {
            _ = _seconds.Dequeue();
        }

        _seconds.Enqueue(seconds);
    }

    /// <summary>50, 95 and 99 percent of them took at most this long; <see langword="null"/> before the first.</summary>
    internal Percentiles? Percentiles()
    {
        if (_seconds.Count == 0)
        {
            return null;
        }

        double[] sorted = [.. _seconds.Order()];
        return new Percentiles(At(sorted, 0.5), At(sorted, 0.95), At(sorted, 0.99));
    }

    private static double At(double[] sorted, double part) =>
        1000 * sorted[(int)Math.Ceiling(part * sorted.Length) - 1];
}
