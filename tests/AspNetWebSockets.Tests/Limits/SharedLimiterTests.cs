using System.Security.Claims;
using System.Threading.RateLimiting;
using AspNetWebSockets.Protocol;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets.Tests;

/// <summary>The limiter that docs/limits.md shows: one rate for all connections of a user.</summary>
public sealed class SharedLimiterTests : IDisposable
{
    private const int Burst = 100;

    private readonly AspNetWebSocketsOptions _options = new();
    private readonly PartitionedRateLimiter<string> _users;

    public SharedLimiterTests() => _users = LimitsPageCode.ShareByUser(_options);

    public void Dispose() => _users.Dispose();

    [Fact]
    public void The_connections_of_a_user_share_one_and_those_of_another_do_not()
    {
        RateOf("ada").Pay(Burst).ShouldBeNull();
        RateOf("ada").Pay(Burst).ShouldNotBeNull();
        RateOf("bob").Pay(Burst).ShouldBeNull();
    }

    [Fact]
    public void Those_who_are_nobody_have_one_each()
    {
        RateOf(null).Pay(Burst).ShouldBeNull();
        RateOf(null).Pay(Burst).ShouldBeNull();
    }

    private InboundRate RateOf(string? user)
    {
        DefaultHttpContext context = new();
        if (user is not null)
        {
            context.User = Users.Named(user, ClaimTypes.Name);
        }

        int perSecond = _options.Limits.MessagesPerSecond!.Value;
        TokenBucketRateLimiterOptions bucket = InboundRate.BucketOf(perSecond, Burst);
        return new InboundRate(
            Violations.TooManyMessages,
            perSecond,
            Burst,
            _options.Limits.CreateMessageLimiter!(context, bucket)
        );
    }
}
