namespace AspNetWebSockets;

/// <summary>Where the buckets of the histograms end, unless whoever collects them says otherwise.</summary>
internal static class Buckets
{
    /// <summary>Seconds, from a page that is left at once to a day.</summary>
    public static double[] Life { get; } = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3600, 4 * 3600, 24 * 3600];

    /// <summary>Seconds, from the same machine to a client that is about to be lost.</summary>
    public static double[] RoundTrip { get; } = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

    /// <summary>Parts of the size before; what is above 1 has become larger.</summary>
    public static double[] Ratio { get; } = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
}
