namespace System.Web;

/// <summary>An <see cref="HttpServerUtility"/> as an <see cref="HttpServerUtilityBase"/>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpserverutilitywrapper"/>.</remarks>
public class HttpServerUtilityWrapper : HttpServerUtilityBase
{
    private readonly HttpServerUtility _httpServerUtility;

    /// <summary>Wraps an object.</summary>
    /// <param name="httpServerUtility">The object that answers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="httpServerUtility"/> is <see langword="null"/>.</exception>
    public HttpServerUtilityWrapper(HttpServerUtility httpServerUtility)
    {
        ArgumentNullException.ThrowIfNull(httpServerUtility);
        _httpServerUtility = httpServerUtility;
    }

    /// <inheritdoc/>
    public override string MachineName => _httpServerUtility.MachineName;

    /// <inheritdoc/>
    public override void ClearError() => _httpServerUtility.ClearError();

    /// <inheritdoc/>
    public override Exception? GetLastError() => _httpServerUtility.GetLastError();

    /// <inheritdoc/>
    public override string? HtmlDecode(string? s) => _httpServerUtility.HtmlDecode(s);

    /// <inheritdoc/>
    public override void HtmlDecode(string? s, TextWriter output) => _httpServerUtility.HtmlDecode(s, output);

    /// <inheritdoc/>
    public override string? HtmlEncode(string? s) => _httpServerUtility.HtmlEncode(s);

    /// <inheritdoc/>
    public override void HtmlEncode(string? s, TextWriter output) => _httpServerUtility.HtmlEncode(s, output);

    /// <inheritdoc/>
    public override string MapPath(string? path) => _httpServerUtility.MapPath(path);

    /// <inheritdoc/>
    public override string? UrlDecode(string? s) => _httpServerUtility.UrlDecode(s);

    /// <inheritdoc/>
    public override void UrlDecode(string? s, TextWriter output) => _httpServerUtility.UrlDecode(s, output);

    /// <inheritdoc/>
    public override string? UrlEncode(string? s) => _httpServerUtility.UrlEncode(s);

    /// <inheritdoc/>
    public override void UrlEncode(string? s, TextWriter output) => _httpServerUtility.UrlEncode(s, output);

    /// <inheritdoc/>
    public override string? UrlPathEncode(string? s) => _httpServerUtility.UrlPathEncode(s);

    /// <inheritdoc/>
    public override byte[]? UrlTokenDecode(string input) => HttpServerUtility.UrlTokenDecode(input);

    /// <inheritdoc/>
    public override string UrlTokenEncode(byte[] input) => HttpServerUtility.UrlTokenEncode(input);
}
