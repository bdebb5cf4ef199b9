using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace AspNetWebSockets;

/// <summary>When a credential expires, as ASP.NET Core's authentication knows it.</summary>
internal static class CredentialExpiry
{
    // Seconds since 1970 (RFC 7519 section 4.1.4).
    private const string Claim = "exp";

    // As JSON writes it (RFC 8259 section 6).
    private const NumberStyles Number =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly decimal Earliest = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly decimal Latest = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public static DateTimeOffset? Default(HttpContext context) =>
        context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc
        ?? OfClaim(context.User.FindFirst(Claim)?.Value);

    /// <summary>
    /// The moment of a <c>NumericDate</c>, which may be before 1970 and have a fraction (RFC 7519 section 2), kept within
    /// the calendar. A claim that cannot be read has expired: nobody knows how long it is good for.
    /// </summary>
    private static DateTimeOffset? OfClaim(string? seconds) =>
        seconds is null ? null
        : !decimal.TryParse(seconds, Number, CultureInfo.InvariantCulture, out decimal time) ? DateTimeOffset.MinValue
        : time <= Earliest ? DateTimeOffset.MinValue
        : time >= Latest ? DateTimeOffset.MaxValue
        : DateTimeOffset.UnixEpoch.AddTicks((long)(time * TimeSpan.TicksPerSecond));
}
