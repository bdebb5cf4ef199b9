using System.Net;

namespace System.Web.Http.Results;

/// <summary>Status 400 and words.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/getting-started-with-aspnet-web-api/action-results"/>.</remarks>
public class BadRequestErrorMessageResult : IHttpActionResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="message">What was wrong.</param>
    /// <param name="controller">The controller that answers.</param>
    /// <exception cref="ArgumentNullException">An argument that must not be is <see langword="null"/>.</exception>
    public BadRequestErrorMessageResult(string message, ApiController controller)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(controller);
        Message = message;
        Request = controller.Request;
    }

    /// <summary>What was wrong.</summary>
    public string Message { get; }

    /// <summary>The request that is answered.</summary>
    public HttpRequestMessage Request { get; }

    /// <inheritdoc/>
    public virtual Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Request.CreateErrorResponse(HttpStatusCode.BadRequest, Message));
}
