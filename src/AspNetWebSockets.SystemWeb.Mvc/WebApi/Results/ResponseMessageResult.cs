namespace System.Web.Http.Results;

/// <summary>A response as it is.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/getting-started-with-aspnet-web-api/action-results"/>.</remarks>
public class ResponseMessageResult : IHttpActionResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="response">The response.</param>
    /// <param name="controller">The controller that answers.</param>
    /// <exception cref="ArgumentNullException">An argument that must not be is <see langword="null"/>.</exception>
    public ResponseMessageResult(HttpResponseMessage response, ApiController controller)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(controller);
        Response = response;
        Request = controller.Request;
    }

    /// <summary>The response.</summary>
    public HttpResponseMessage Response { get; }

    /// <summary>The request that is answered.</summary>
    public HttpRequestMessage Request { get; }

    /// <inheritdoc/>
    public virtual Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Response);
}
