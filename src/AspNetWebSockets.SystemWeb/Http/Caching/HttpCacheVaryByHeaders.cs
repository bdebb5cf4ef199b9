using System.Diagnostics.CodeAnalysis;

namespace System.Web;

/// <summary>The <c>Vary</c> header: the fields of the request that the answer depends on (RFC 9110 section 12.5.5).</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpcachevarybyheaders"/>. Not thread-safe.</remarks>
public sealed class HttpCacheVaryByHeaders
{
    private readonly List<string> _names = [];

    /// <summary>Whether the answer depends on <c>Accept</c>.</summary>
    public bool AcceptTypes
    {
        get => this["Accept"];
        set => this["Accept"] = value;
    }

    /// <summary>Whether the answer depends on <c>User-Agent</c>.</summary>
    public bool UserAgent
    {
        get => this["User-Agent"];
        set => this["User-Agent"] = value;
    }

    /// <summary>Whether the answer depends on <c>Accept-Charset</c>.</summary>
    public bool UserCharSet
    {
        get => this["Accept-Charset"];
        set => this["Accept-Charset"] = value;
    }

    /// <summary>Whether the answer depends on <c>Accept-Language</c>.</summary>
    public bool UserLanguage
    {
        get => this["Accept-Language"];
        set => this["Accept-Language"] = value;
    }

    /// <summary>Whether the answer depends on a field. What was set stays set; <c>*</c> stands for all and more.</summary>
    /// <param name="header">The name of the field.</param>
    /// <exception cref="ArgumentNullException"><paramref name="header"/> is <see langword="null"/>.</exception>
    public bool this[string header]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(header);
            return _names.Contains(header, StringComparer.OrdinalIgnoreCase);
        }
        set
        {
            if (value && !this[header])
            {
                _names.Add(header);
            }
        }
    }

    /// <summary>The names; <see langword="null"/> when there are none.</summary>
    public string[]? GetHeaders() => _names.Count == 0 ? null : [.. _names];

    /// <summary>Sets the names.</summary>
    /// <param name="headers">The names; <see langword="null"/> for none.</param>
    public void SetHeaders(string[]? headers)
    {
        _names.Clear();
        _names.AddRange(headers ?? []);
    }

    /// <summary>The answer depends on more than fields: <c>Vary: *</c>.</summary>
    public void VaryByUnspecifiedParameters() => this["*"] = true;

    internal bool TryFormat([NotNullWhen(true)] out string? value)
    {
        value =
            _names.Count == 0 ? null
            : this["*"] ? "*"
            : string.Join(", ", _names);
        return value is not null;
    }
}
