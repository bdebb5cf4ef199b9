using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace AspNetWebSockets.Tests;

/// <summary>What <see cref="ManualTokenBucket"/> grants, or does not yet.</summary>
internal sealed class ManualLease(TimeSpan? retryAfter) : RateLimitLease
{
    public override bool IsAcquired => retryAfter is null;

    public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
    {
        metadata = retryAfter;
        return retryAfter is not null
            && string.Equals(metadataName, MetadataName.RetryAfter.Name, StringComparison.Ordinal);
    }
}
