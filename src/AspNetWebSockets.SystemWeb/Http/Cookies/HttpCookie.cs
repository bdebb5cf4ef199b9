using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;

namespace System.Web;

/// <summary>One HTTP cookie, as read from a request or to be set by a response. The value is the text on the wire, not decoded.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpcookie"/>. Not thread-safe.</remarks>
public sealed class HttpCookie
{
    private string? _text;
    private CookieValues? _values;

    /// <summary>Creates a cookie without a value.</summary>
    /// <param name="name">The name.</param>
    public HttpCookie(string? name)
    {
        Name = name;
    }

    /// <summary>Creates a cookie.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value, used as it is.</param>
    public HttpCookie(string? name, string? value)
    {
        Name = name;
        _text = value;
    }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The value. With sub-keys it is their list, as in <c>a=1&amp;b=2</c>.</summary>
    public string? Value
    {
        get => _values is null ? _text : _values.ToString();
        set
        {
            _text = value;
            _values = null;
        }
    }

    /// <summary>The sub-keys of the value. A value without sub-keys is the single entry with the key <see langword="null"/>.</summary>
    public NameValueCollection Values
    {
        get
        {
            _values ??= CookieValues.Parse(_text);
            return _values;
        }
    }

    /// <summary>Whether the value has sub-keys.</summary>
    public bool HasKeys => Values.HasKeys();

    /// <summary>A sub-key of the value; <see langword="null"/> when there is none of the name.</summary>
    /// <param name="key">The sub-key.</param>
    public string? this[string? key]
    {
        get => Values[key];
        set => Values[key] = value;
    }

    /// <summary>The domain that the cookie is sent to; <see langword="null"/> for the host that set it.</summary>
    public string? Domain { get; set; }

    /// <summary>The path that the cookie is sent to.</summary>
    /// <value>Default <c>/</c>.</value>
    public string? Path { get; set; } = "/";

    /// <summary>When the cookie ends. Local time unless its kind is UTC.</summary>
    /// <value>Default <see cref="DateTime.MinValue"/>: when the browser closes.</value>
    public DateTime Expires { get; set; }

    /// <summary>Whether scripts in the page may not see the cookie.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool HttpOnly { get; set; }

    /// <summary>Whether the cookie is sent over TLS only.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Secure { get; set; }

    /// <summary>Kept for code that sets it; it was about answers that the server keeps, which it does not here.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Shareable { get; set; }

    /// <summary>The <c>SameSite</c> attribute.</summary>
    /// <value>Default -1: the attribute is left out.</value>
    public SameSiteMode SameSite { get; set; } = (SameSiteMode)(-1);

    /// <summary>Reads a cookie in the form of a <c>Cookie</c> header: name, equals sign, value.</summary>
    /// <param name="input">The text of one cookie.</param>
    /// <param name="result">The cookie, or <see langword="null"/>.</param>
    /// <returns>Whether <paramref name="input"/> holds a cookie with a name.</returns>
    public static bool TryParse(string? input, [NotNullWhen(true)] out HttpCookie? result)
    {
        result = CookieHeader.Parse(input).FirstOrDefault(cookie => cookie.Name is { Length: > 0 });
        return result is not null;
    }
}
