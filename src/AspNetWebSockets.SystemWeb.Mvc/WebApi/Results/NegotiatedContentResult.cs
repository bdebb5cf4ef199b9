using System.Net;

namespace System.Web.Http.Results;

/// <summary>A status and a value in the format that the client prefers.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/getting-started-with-aspnet-web-api/action-results"/>.</remarks>
public class NegotiatedContentResult<T> : IHttpActionResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="content">The value.</param>
    /// <param name="controller">The controller that answers.</param>
    /// <exception cref="ArgumentNullException">An argument that must not be is <see langword="null"/>.</exception>
    public NegotiatedContentResult(HttpStatusCode statusCode, T content, ApiController controller)
    {
        ArgumentNullException.ThrowIfNull(controller);
        StatusCode = statusCode;
        Content = content;
        Request = controller.Request;
    }

    /// <summary>The status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The value.</summary>
    public T Content { get; }

    /// <summary>The request that is answered.</summary>
    public HttpRequestMessage Request { get; }

    /// <inheritdoc/>
    public virtual Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Request.CreateResponse(StatusCode, Content));
}
