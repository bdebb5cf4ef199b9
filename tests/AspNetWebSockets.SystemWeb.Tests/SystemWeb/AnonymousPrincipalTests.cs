using System.Security.Claims;
using System.Web;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary>The anonymous user is like the one that ASP.NET Core makes, one empty identity, whatever is asked first.</summary>
public sealed class AnonymousPrincipalTests
{
    public static TheoryData<string> Questions => [.. Asked.Keys];

    private static Dictionary<string, Func<ClaimsPrincipal, object?>> Asked { get; } =
        new(StringComparer.Ordinal)
        {
            ["is there an identity"] = user => user.Identity is ClaimsIdentity,
            ["is it authenticated"] = user => user.Identity?.IsAuthenticated,
            ["its name"] = user => user.Identity?.Name,
            ["how many identities"] = user => user.Identities.Count(),
            ["how many identities, twice"] = user => user.Identities.Count() + user.Identities.Count(),
            ["is the identity the first"] = user => ReferenceEquals(user.Identity, user.Identities.First()),
            ["how many claims"] = user => user.Claims.Count(),
            ["has it a claim"] = user => user.HasClaim(_ => true),
            ["a claim by name"] = user => user.FindFirst("a"),
            ["is it in a role"] = user => user.IsInRole("admin"),
            ["a copy's identities"] = user => user.Clone().Identities.Count(),
            ["a wrapper's identities"] = user => new ClaimsPrincipal(user).Identities.Count(),
            ["serialized"] = user =>
            {
                using MemoryStream stream = new();
                using BinaryWriter writer = new(stream);
                user.WriteTo(writer);
                writer.Flush();
                return Convert.ToHexString(stream.ToArray());
            },
            ["an identity added behind"] = user =>
            {
                user.AddIdentity(new ClaimsIdentity([new Claim("a", "1")], "test"));
                return string.Join(", ", user.Identities.Select(identity => identity.Claims.Count()));
            },
            ["identities added behind"] = user =>
            {
                user.AddIdentities([new ClaimsIdentity([new Claim("a", "1")], "test")]);
                return user.Identities.Count() + user.FindFirst("a")!.Value;
            },
            ["a claim added to its identity"] = user =>
            {
                ((ClaimsIdentity)user.Identity!).AddClaim(new Claim("a", "1"));
                return user.HasClaim("a", "1");
            },
        };

    [Theory]
    [MemberData(nameof(Questions))]
    public void It_answers_like_the_default_of_aspnet_core(string question)
    {
        Func<ClaimsPrincipal, object?> ask = Asked[question];

        ask(new AnonymousPrincipal()).ShouldBe(ask(new ClaimsPrincipal(new ClaimsIdentity())));
    }
}
