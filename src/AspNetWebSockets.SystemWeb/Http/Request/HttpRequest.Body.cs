using System.Collections.Specialized;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>The body.</summary>
public sealed partial class HttpRequest
{
    private NameValueCollection? _form;
    private HttpFileCollection? _files;
    private Encoding? _contentEncoding;

    /// <summary>
    /// The body. A handler mapped by <c>MapHttpHandler</c> finds it read already, so that it can be read synchronously;
    /// in modules and application events, which run before that, reading waits for the client. Empty once the request has
    /// become a WebSocket.
    /// </summary>
    public Stream InputStream => Core is null ? Stream.Null : BodyToReadTwice(Core);

    /// <summary>The fields of a form in the body; empty for other content and once the request has become a WebSocket. Read-only.</summary>
    public NameValueCollection Form => _form ??= ReadForm();

    /// <summary>The files of a form in the body; empty for other content and once the request has become a WebSocket.</summary>
    public HttpFileCollection Files =>
        _files ??= new HttpFileCollection(FormOf(Core)?.Files ?? Enumerable.Empty<IFormFile>());

    /// <summary>The encoding of a form or of text in the body, by the charset of <see cref="ContentType"/>; kept when set, for code that reads it.</summary>
    /// <value>Default UTF-8.</value>
    public Encoding ContentEncoding
    {
        get =>
            _contentEncoding ??= MediaTypeHeaderValue.TryParse(ContentType, out MediaTypeHeaderValue? type)
                ? type.Encoding ?? Encoding.UTF8
                : Encoding.UTF8;
        set => _contentEncoding = value;
    }

    /// <summary>The length of the body in bytes. In modules and application events it is what the client declared.</summary>
    public int TotalBytes =>
        Core is { Request.Body.CanSeek: true } live ? checked((int)live.Request.Body.Length) : ContentLength;

    /// <summary>Cancelled when the request has taken too long, by ASP.NET Core's <c>UseRequestTimeouts</c>; without it there is no limit.</summary>
    /// <exception cref="NotSupportedException">The request has become a WebSocket, which no such limit applies to.</exception>
    public CancellationToken TimedOutToken =>
        Live("TimedOutToken")
            .Features.Get<Microsoft.AspNetCore.Http.Timeouts.IHttpRequestTimeoutFeature>()
            ?.RequestTimeoutToken
        ?? CancellationToken.None;

    /// <summary>Cuts the connection to the client.</summary>
    /// <exception cref="NotSupportedException">The request has become a WebSocket; abort the WebSocket.</exception>
    public void Abort() => Live("Abort").Abort();

    /// <summary>Reads from where <see cref="InputStream"/> stands.</summary>
    /// <param name="count">How many bytes at most.</param>
    /// <returns>The bytes; fewer than wanted at the end of the body.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public byte[] BinaryRead(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        byte[] bytes = new byte[Math.Min(count, TotalBytes)];
        int read = InputStream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes[..read];
    }

    /// <summary>The same stream as <see cref="InputStream"/>.</summary>
    /// <exception cref="NotSupportedException">The request has become a WebSocket.</exception>
    public Stream GetBufferedInputStream() => BodyToReadTwice(Live("GetBufferedInputStream"));

    /// <summary>
    /// The same stream as <see cref="InputStream"/>: what the client sends is kept in memory, and beyond 30 KiB in a
    /// temporary file.
    /// </summary>
    /// <exception cref="NotSupportedException">The request has become a WebSocket.</exception>
    public Stream GetBufferlessInputStream() => BodyToReadTwice(Live("GetBufferlessInputStream"));

    /// <inheritdoc cref="GetBufferlessInputStream()"/>
    /// <param name="disableMaxRequestLength">Whether Kestrel's <c>MaxRequestBodySize</c> does not count. A handler mapped by <c>MapHttpHandler</c> is too late with it: the body was read.</param>
    public Stream GetBufferlessInputStream(bool disableMaxRequestLength)
    {
        CoreContext live = Live("GetBufferlessInputStream");
        if (
            disableMaxRequestLength
            && live.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit
        )
        {
            limit.MaxRequestBodySize = null;
        }

        return BodyToReadTwice(live);
    }

    /// <summary>Saves the request to a file.</summary>
    /// <param name="filename">An absolute path of the file system; a file that is there is replaced.</param>
    /// <param name="includeHeaders">Whether the request line and the header fields come before the body.</param>
    /// <exception cref="HttpException">The path is not absolute.</exception>
    public void SaveAs(string filename, bool includeHeaders)
    {
        if (!IO.Path.IsPathRooted(filename))
        {
            throw new HttpException(
                $"The request cannot be saved as '{filename}': an absolute path is expected. MapPath makes one of a virtual path."
            );
        }

        using FileStream target = new(filename, FileMode.Create, FileAccess.Write);
        if (includeHeaders)
        {
            target.Write(
                Encoding.UTF8.GetBytes($"{HttpMethod} {RawUrl} {Source.Protocol}\r\n{ServerVariables["ALL_RAW"]}\r\n")
            );
        }

        Stream body = InputStream;
        long position = body.Position;
        body.Position = 0;
        body.CopyTo(target);
        body.Position = position;
    }

    /// <summary>A body that is not read yet is kept while it is read, so that others find it; and reading may wait for the client.</summary>
    private static Stream BodyToReadTwice(CoreContext live)
    {
        if (!live.Request.Body.CanSeek)
        {
            live.Request.EnableBuffering();
            if (live.Features.Get<IHttpBodyControlFeature>() is { } control)
            {
                control.AllowSynchronousIO = true;
            }
        }

        return live.Request.Body;
    }

    private static IFormCollection? FormOf(CoreContext? live)
    {
        if (live is not { Request.HasFormContentType: true })
        {
            return null;
        }

        _ = BodyToReadTwice(live);
        return live.Request.Form;
    }

    private ReadOnlyValues ReadForm() =>
        ReadOnlyValues.Of(
            FormOf(Core)
                ?.SelectMany(field =>
                    field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? string.Empty))
                )
                ?? []
        );

    private CoreContext Live(string member) =>
        Core
        ?? throw new NotSupportedException(
            $"HttpRequest.{member} is not supported once the request has become a WebSocket."
        );
}
