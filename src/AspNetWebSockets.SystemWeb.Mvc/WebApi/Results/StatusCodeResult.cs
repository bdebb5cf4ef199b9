using System.Net;

namespace System.Web.Http.Results;

/// <summary>A status without a body. <see cref="HttpStatusCode.SwitchingProtocols"/> lets a request that was accepted become a WebSocket.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/getting-started-with-aspnet-web-api/action-results"/>.</remarks>
public class StatusCodeResult : IHttpActionResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="controller">The controller that answers.</param>
    /// <exception cref="ArgumentNullException">An argument that must not be is <see langword="null"/>.</exception>
    public StatusCodeResult(HttpStatusCode statusCode, ApiController controller)
    {
        ArgumentNullException.ThrowIfNull(controller);
        StatusCode = statusCode;
        Request = controller.Request;
    }

    /// <summary>The status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The request that is answered.</summary>
    public HttpRequestMessage Request { get; }

    /// <inheritdoc/>
    public virtual Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Request.CreateResponse(StatusCode));
}
