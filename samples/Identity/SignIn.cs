using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http;

namespace Identity;

/// <summary>Hands out tokens. A real application asks for a password first.</summary>
internal static class SignIn
{
    public static IResult As(string user) =>
        TypedResults.SignIn(
            new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user)], "sample")),
            authenticationScheme: BearerTokenDefaults.AuthenticationScheme
        );
}
