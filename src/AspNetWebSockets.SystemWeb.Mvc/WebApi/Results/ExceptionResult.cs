using System.Net;

namespace System.Web.Http.Results;

/// <summary>Status 500 and an exception, for those that <see cref="HttpConfiguration.IncludeErrorDetailPolicy"/> names.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/getting-started-with-aspnet-web-api/action-results"/>.</remarks>
public class ExceptionResult : IHttpActionResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="controller">The controller that answers.</param>
    /// <exception cref="ArgumentNullException">An argument that must not be is <see langword="null"/>.</exception>
    public ExceptionResult(Exception exception, ApiController controller)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(controller);
        Exception = exception;
        Request = controller.Request;
    }

    /// <summary>The exception.</summary>
    public Exception Exception { get; }

    /// <summary>The request that is answered.</summary>
    public HttpRequestMessage Request { get; }

    /// <inheritdoc/>
    public virtual Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Request.CreateErrorResponse(HttpStatusCode.InternalServerError, Exception));
}
