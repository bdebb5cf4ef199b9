using System.Globalization;
using System.Text;

namespace System.Web;

/// <summary>The <c>Cookie</c> and <c>Set-Cookie</c> headers (RFC 6265 section 4). Values are neither decoded nor encoded, as in System.Web.</summary>
internal static class CookieHeader
{
    /// <summary>The cookies of a <c>Cookie</c> header in its order. A part without an equals sign is a cookie without a value.</summary>
    internal static IEnumerable<HttpCookie> Parse(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            yield break;
        }

        foreach (
            string part in header.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0
                ? new HttpCookie(part, string.Empty)
                : new HttpCookie(part[..equals].TrimEnd(), part[(equals + 1)..].TrimStart());
        }
    }

    /// <summary>The value of the <c>Set-Cookie</c> header for a cookie.</summary>
    internal static string Format(HttpCookie cookie)
    {
        StringBuilder header = new();
        if (!string.IsNullOrEmpty(cookie.Name))
        {
            header.Append(cookie.Name).Append('=');
        }

        header.Append(cookie.Value);
        AppendAttribute(header, "domain", cookie.Domain);
        if (cookie.Expires != DateTime.MinValue)
        {
            AppendAttribute(
                header,
                "expires",
                cookie.Expires.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture)
            );
        }

        AppendAttribute(header, "path", cookie.Path);
        if (cookie.Secure)
        {
            header.Append("; secure");
        }

        if (cookie.HttpOnly)
        {
            header.Append("; HttpOnly");
        }

        AppendAttribute(header, "SameSite", Enum.IsDefined(cookie.SameSite) ? cookie.SameSite.ToString() : null);
        return header.ToString();
    }

    private static void AppendAttribute(StringBuilder header, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            header.Append("; ").Append(name).Append('=').Append(value);
        }
    }
}
