using System.Numerics;

namespace LoadGenerator.Measurement;

/// <summary>Counts durations in buckets whose width is below 1 % of their value.</summary>
internal sealed class LatencyHistogram
{
    // Values below 2^PrecisionBits have a bucket each; above, every doubling has 2^(PrecisionBits - 1) of them.
    private const int PrecisionBits = 8;
    private const int PerDoubling = 1 << (PrecisionBits - 1);

    private readonly long[] _buckets = new long[PerDoubling * (64 - PrecisionBits + 2)];
    private long _count;

    /// <summary>Counts a duration.</summary>
    /// <param name="nanoseconds">Zero or more.</param>
    public void Add(long nanoseconds)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)nanoseconds) - PrecisionBits + 1);
        _buckets[(shift * PerDoubling) + (int)(nanoseconds >> shift)]++;
        _count++;
    }

    public void Clear()
    {
        Array.Clear(_buckets);
        _count = 0;
    }

    /// <summary>The duration that a share of all does not exceed.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <returns>Microseconds; 0 when nothing was counted.</returns>
    public double PercentileMicroseconds(double share)
    {
        long wanted = Math.Max(1, (long)Math.Ceiling(share * _count));
        long seen = 0;
        for (int bucket = 0; bucket < _buckets.Length; bucket++)
        {
            seen += _buckets[bucket];
            if (seen >= wanted)
            {
                return MiddleOf(bucket) / 1000;
            }
        }

        return 0;
    }

    private static double MiddleOf(int bucket)
    {
        if (bucket < 2 * PerDoubling)
        {
            return bucket;
        }

        int shift = (bucket / PerDoubling) - 1;
        long low = (long)(bucket - (shift * PerDoubling)) << shift;
        return low + ((1L << shift) / 2.0);
    }
}
