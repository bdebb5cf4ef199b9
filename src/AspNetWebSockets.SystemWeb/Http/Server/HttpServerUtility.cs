using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace System.Web;

/// <summary>Paths of the application's files, and encoding for addresses and HTML.</summary>
/// <remarks>
/// See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpserverutility"/>. Stays usable after the request
/// has become a WebSocket. Not thread-safe.
/// </remarks>
[SuppressMessage("Performance", "CA1822", Justification = "The .NET Framework's members are not static.")]
public sealed class HttpServerUtility
{
    private readonly HttpContext _context;

    internal HttpServerUtility(HttpContext context)
    {
        _context = context;
    }

    /// <summary>The name of the machine.</summary>
    public string MachineName => Environment.MachineName;

    /// <summary>
    /// The path of a file of the application: <c>~/x</c> from the host's content root, <c>/x</c> from where the
    /// application is mounted, anything else from the directory of <see cref="HttpRequest.FilePath"/>. Nothing is looked
    /// up in the file system: the file need not exist, and symbolic links are not followed.
    /// </summary>
    /// <param name="path">The virtual path, decoded; <see langword="null"/> or empty for the directory of the request.</param>
    /// <returns>An absolute path at or below the content root. It ends with a separator when <paramref name="path"/> does.</returns>
    /// <exception cref="HttpException">The path leaves the application, or is no virtual path (it has a colon or a NUL).</exception>
    /// <exception cref="InvalidOperationException">The application has no <c>IHostEnvironment</c> among its services.</exception>
    public string MapPath(string? path) =>
        new ApplicationPaths(ContentRootPath, _context.Request.ApplicationPath).Map(path, _context.Request.FilePath);

    /// <summary>Encodes text as HTML.</summary>
    /// <param name="s">The text.</param>
    /// <returns><see langword="null"/> for <see langword="null"/>.</returns>
    public string? HtmlEncode(string? s) => HttpUtility.HtmlEncode(s);

    /// <summary>Encodes text as HTML.</summary>
    /// <param name="s">The text; <see langword="null"/> writes nothing.</param>
    /// <param name="output">Where to.</param>
    public void HtmlEncode(string? s, TextWriter output) => Write(HtmlEncode(s), output);

    /// <summary>Decodes HTML's character references.</summary>
    /// <param name="s">The encoded text.</param>
    /// <returns><see langword="null"/> for <see langword="null"/>.</returns>
    public string? HtmlDecode(string? s) => HttpUtility.HtmlDecode(s);

    /// <summary>Decodes HTML's character references.</summary>
    /// <param name="s">The encoded text; <see langword="null"/> writes nothing.</param>
    /// <param name="output">Where to.</param>
    public void HtmlDecode(string? s, TextWriter output) => Write(HtmlDecode(s), output);

    /// <summary>Encodes text for a query string, as UTF-8; a blank becomes <c>+</c>.</summary>
    /// <param name="s">The text.</param>
    /// <returns><see langword="null"/> for <see langword="null"/>.</returns>
    public string? UrlEncode(string? s) => HttpUtility.UrlEncode(s);

    /// <summary>Encodes text for a query string, as UTF-8; a blank becomes <c>+</c>.</summary>
    /// <param name="s">The text; <see langword="null"/> writes nothing.</param>
    /// <param name="output">Where to.</param>
    public void UrlEncode(string? s, TextWriter output) => Write(UrlEncode(s), output);

    /// <summary>Decodes text of a query string, as UTF-8.</summary>
    /// <param name="s">The encoded text.</param>
    /// <returns><see langword="null"/> for <see langword="null"/>.</returns>
    public string? UrlDecode(string? s) => HttpUtility.UrlDecode(s);

    /// <summary>Decodes text of a query string, as UTF-8.</summary>
    /// <param name="s">The encoded text; <see langword="null"/> writes nothing.</param>
    /// <param name="output">Where to.</param>
    public void UrlDecode(string? s, TextWriter output) => Write(UrlDecode(s), output);

    /// <summary>Encodes the path of an address, as UTF-8; a blank becomes <c>%20</c> and the query is left as it is.</summary>
    /// <param name="s">The address.</param>
    /// <returns><see langword="null"/> for <see langword="null"/>.</returns>
    public string? UrlPathEncode(string? s) => HttpUtility.UrlPathEncode(s);

    /// <summary>What the handler, a module or an application event has failed with; for <c>Application_Error</c> and <c>EndRequest</c>.</summary>
    /// <returns><see langword="null"/> when nothing has failed, or <see cref="ClearError"/> was called.</returns>
    public Exception? GetLastError() => _context.Error;

    /// <summary>The failure is dealt with: the response is sent as it was set.</summary>
    public void ClearError() => _context.ClearError();

    /// <summary>Encodes bytes as letters, digits, <c>-</c> and <c>_</c>, with the number of padding characters at the end.</summary>
    /// <param name="input">The bytes.</param>
    /// <returns>Empty for no bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    public static string UrlTokenEncode(byte[] input)
    {
        ArgumentNullException.ThrowIfNull(input);
        int padding = (3 - input.Length % 3) % 3;
        return input.Length == 0
            ? string.Empty
            : Base64Url.EncodeToString(input) + padding.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Decodes what <see cref="UrlTokenEncode"/> has encoded.</summary>
    /// <param name="input">The text.</param>
    /// <returns>The bytes; <see langword="null"/> when the number of padding characters is missing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is not encoded in this way.</exception>
    public static byte[]? UrlTokenDecode(string input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Length == 0)
        {
            return [];
        }

        return char.IsAsciiDigit(input[^1]) ? Base64Url.DecodeFromChars(input.AsSpan(..^1)) : null;
    }

    private string ContentRootPath =>
        _context.ContentRootPath
        ?? throw new InvalidOperationException(
            "MapPath needs the content root of the host, but the application has no IHostEnvironment among its services."
        );

    private static void Write(string? text, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(text);
    }
}
