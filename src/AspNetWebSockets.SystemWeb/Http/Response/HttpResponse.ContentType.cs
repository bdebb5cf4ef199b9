using System.Text;

namespace System.Web;

/// <summary>What the body is.</summary>
public sealed partial class HttpResponse
{
    private const string DefaultContentType = "text/html";
    private string? _contentType;
    private string? _charset;
    private Encoding? _contentEncoding;

    /// <summary>The media type of the body. Without a charset of its own it is sent with <see cref="Charset"/>.</summary>
    /// <value>Default <c>text/html</c>.</value>
    /// <exception cref="HttpException">The header fields were sent, or the request has become a WebSocket.</exception>
    public string ContentType
    {
        get => Live(_contentType) ?? Core.Response.ContentType ?? DefaultContentType;
        set
        {
            RequireHeadersNotSent("set content type");
            _contentType = value;
            Core.Response.ContentType = WithCharset(value);
        }
    }

    /// <summary>The charset in the <c>Content-Type</c> header; empty or <see langword="null"/> for none.</summary>
    /// <value>Default the name of <see cref="ContentEncoding"/>.</value>
    /// <exception cref="HttpException">The header fields were sent, or the request has become a WebSocket.</exception>
    public string? Charset
    {
        get => Live(_charset ?? ContentEncoding.WebName);
        set
        {
            RequireHeadersNotSent("set charset");
            _charset = value ?? string.Empty;
            RenewContentType();
        }
    }

    /// <summary>The encoding of text written from now on, and of <see cref="Charset"/> unless that was set.</summary>
    /// <value>Default UTF-8.</value>
    /// <exception cref="ArgumentNullException">Set: the value is <see langword="null"/>.</exception>
    /// <exception cref="HttpException">Set: the header fields were sent. In any case: the request has become a WebSocket.</exception>
    public Encoding ContentEncoding
    {
        get => Live(_contentEncoding ?? Encoding.UTF8);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            RequireHeadersNotSent("set content encoding");
            _contentEncoding = value;
            RenewContentType();
        }
    }

    private void RenewContentType()
    {
        if (_contentType is not null)
        {
            Core.Response.ContentType = WithCharset(_contentType);
        }
    }

    private string? WithCharset(string? type) =>
        string.IsNullOrEmpty(type)
        || string.IsNullOrEmpty(Charset)
        || type.Contains("charset=", StringComparison.OrdinalIgnoreCase)
            ? type
            : type + "; charset=" + Charset;
}
