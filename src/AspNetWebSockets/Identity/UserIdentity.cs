using System.Security.Claims;

namespace AspNetWebSockets;

/// <summary>What tells users apart unless the application says otherwise.</summary>
internal static class UserIdentity
{
    // The subject of a token whose claims keep their names (RFC 7519 section 4.1.2).
    private const string Subject = "sub";

    public static string? DefaultKey(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } identity
            ? user.FindFirstValue(ClaimTypes.NameIdentifier) ?? user.FindFirstValue(Subject) ?? identity.Name
            : null;
}
