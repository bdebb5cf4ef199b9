using System.Security.Claims;

namespace AspNetWebSockets.Tests;

/// <summary>Principals as authentication makes them.</summary>
internal static class Users
{
    public static ClaimsPrincipal Nobody { get; } = new(new ClaimsIdentity());

    /// <summary>An authenticated user with a claim.</summary>
    public static ClaimsPrincipal Named(string key, string claim = ClaimTypes.NameIdentifier) =>
        new(new ClaimsIdentity([new Claim(claim, key)], "test"));
}
