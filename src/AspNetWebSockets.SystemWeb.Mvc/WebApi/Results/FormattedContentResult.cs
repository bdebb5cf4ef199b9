using System.Net;
using System.Net.Http.Formatting;
using System.Net.Http.Headers;

namespace System.Web.Http.Results;

/// <summary>A status and a value written by a formatter.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/getting-started-with-aspnet-web-api/action-results"/>.</remarks>
public class FormattedContentResult<T> : IHttpActionResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="content">The value.</param>
    /// <param name="formatter">Writes the value.</param>
    /// <param name="mediaType">The format that is told the client; <see langword="null"/> for the formatter's own.</param>
    /// <param name="controller">The controller that answers.</param>
    /// <exception cref="ArgumentNullException">An argument that must not be is <see langword="null"/>.</exception>
    public FormattedContentResult(
        HttpStatusCode statusCode,
        T content,
        MediaTypeFormatter formatter,
        MediaTypeHeaderValue? mediaType,
        ApiController controller
    )
    {
        ArgumentNullException.ThrowIfNull(formatter);
        ArgumentNullException.ThrowIfNull(controller);
        StatusCode = statusCode;
        Content = content;
        Formatter = formatter;
        MediaType = mediaType;
        Request = controller.Request;
    }

    /// <summary>The status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The value.</summary>
    public T Content { get; }

    /// <summary>Writes the value.</summary>
    public MediaTypeFormatter Formatter { get; }

    /// <summary>The format that is told the client; <see langword="null"/> for the formatter's own.</summary>
    public MediaTypeHeaderValue? MediaType { get; }

    /// <summary>The request that is answered.</summary>
    public HttpRequestMessage Request { get; }

    /// <inheritdoc/>
    public virtual Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Request.CreateResponse(StatusCode, Content, Formatter, MediaType));
}
