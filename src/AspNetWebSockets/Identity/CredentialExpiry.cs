using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets;

/// <summary>When a credential expires, as ASP.NET Core's authentication knows it.</summary>
internal static class CredentialExpiry
{
    // Seconds since 1970 (RFC 7519 section 4.1.4).
    private const string Claim = "exp";

    public static DateTimeOffset? Default(HttpContext context) =>
        context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc
        ?? OfClaim(context.User.FindFirst(Claim)?.Value);

    /// <summary>A claim that is no moment of the calendar says nothing.</summary>
    private static DateTimeOffset? OfClaim(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out long time)
        && time <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(time)
            : null;
}
