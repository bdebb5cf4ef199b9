using System.Net;

namespace System.Web.Http.Results;

/// <summary>Status 400 without a body.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/getting-started-with-aspnet-web-api/action-results"/>.</remarks>
public class BadRequestResult : IHttpActionResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="controller">The controller that answers.</param>
    /// <exception cref="ArgumentNullException"><paramref name="controller"/> is <see langword="null"/>.</exception>
    public BadRequestResult(ApiController controller)
    {
        ArgumentNullException.ThrowIfNull(controller);
        Request = controller.Request;
    }

    /// <summary>The request that is answered.</summary>
    public HttpRequestMessage Request { get; }

    /// <inheritdoc/>
    public virtual Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Request.CreateResponse(HttpStatusCode.BadRequest));
}
