using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AspNetWebSockets.Tests;

/// <summary>The code of docs/limits.md. Tests run it.</summary>
internal static class LimitsPageCode
{
    /// <summary>The connections of a user share a rate.</summary>
    /// <returns>The limiter of all users.</returns>
    public static PartitionedRateLimiter<string> ShareByUser(AspNetWebSocketsOptions options)
    {
        PartitionedRateLimiter<string> users = PartitionedRateLimiter.Create<string, string>(user =>
            RateLimitPartition.GetTokenBucketLimiter(
                user,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = 100,
                    TokensPerPeriod = 50,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                }
            )
        );
        options.Limits.MessagesPerSecond = 50;
        options.Limits.CreateMessageLimiter = (context, bucket) =>
            context.User.Identity?.Name is { } user ? new UserLimiter(users, user) : new TokenBucketRateLimiter(bucket);
        return users;
    }

    /// <summary>The clients' addresses are those that a proxy forwards.</summary>
    public static void TrustProxy(IHostApplicationBuilder builder) =>
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Add(IPAddress.Parse("10.0.0.1"));
        });
}
