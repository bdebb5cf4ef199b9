using System.Security.Claims;

namespace AspNetWebSockets.Tests;

/// <summary>What tells users apart.</summary>
public sealed class UserKeyTests
{
    private static readonly Func<ClaimsPrincipal, string?> Key = new WebSocketIdentityOptions().UserKey;

    [Theory]
    [InlineData(ClaimTypes.NameIdentifier)]
    [InlineData("sub")]
    [InlineData(ClaimTypes.Name)]
    public void It_is_the_first_of_these_claims(string claim) => Key(Users.Named("ada", claim)).ShouldBe("ada");

    [Fact]
    public void The_identifier_goes_before_the_name()
    {
        ClaimsIdentity identity = new(
            [new Claim(ClaimTypes.Name, "Ada"), new Claim("sub", "7"), new Claim(ClaimTypes.NameIdentifier, "42")],
            "test"
        );
        Key(new ClaimsPrincipal(identity)).ShouldBe("42");
    }

    [Fact]
    public void Who_is_not_authenticated_is_nobody_whatever_the_claims()
    {
        ClaimsIdentity identity = new([new Claim(ClaimTypes.NameIdentifier, "42")]);
        Key(new ClaimsPrincipal(identity)).ShouldBeNull();
    }
}
