using System.Reflection;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Mvc.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_the_approved_one() =>
        PublicApi.ShouldMatch(Assembly.Load("AspNetWebSockets.SystemWeb.Mvc"));
}
