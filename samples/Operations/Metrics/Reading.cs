namespace Operations.Metrics;

/// <summary>What the instruments say at one moment.</summary>
/// <param name="Sums">By instrument and the value of its tag.</param>
/// <param name="RoundTrip">Of the last pings.</param>
internal sealed record Reading(IReadOnlyDictionary<string, double> Sums, Percentiles? RoundTrip)
{
    internal static string Key(string instrument, string? tag) => $"{instrument} {tag}";

    /// <summary>The sum of one tag's value.</summary>
    internal double Of(string instrument, string? tag) => Sums.GetValueOrDefault(Key(instrument, tag));

    /// <summary>The sums of an instrument by its tag, the largest first.</summary>
    internal Count[] By(string instrument) =>
        [
            .. Sums.Where(sum => sum.Key.StartsWith(instrument + ' ', StringComparison.Ordinal))
                .Select(sum => new Count(sum.Key[(instrument.Length + 1)..], sum.Value))
                .OrderByDescending(count => count.Value)
                .ThenBy(count => count.Name, StringComparer.Ordinal),
        ];
}
