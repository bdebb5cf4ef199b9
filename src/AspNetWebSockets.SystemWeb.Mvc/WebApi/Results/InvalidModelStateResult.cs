using System.Net;
using System.Web.Http.ModelBinding;

namespace System.Web.Http.Results;

/// <summary>Status 400 and what was wrong with the values of the request.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/getting-started-with-aspnet-web-api/action-results"/>.</remarks>
public class InvalidModelStateResult : IHttpActionResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="modelState">What was wrong.</param>
    /// <param name="controller">The controller that answers.</param>
    /// <exception cref="ArgumentNullException">An argument that must not be is <see langword="null"/>.</exception>
    public InvalidModelStateResult(ModelStateDictionary modelState, ApiController controller)
    {
        ArgumentNullException.ThrowIfNull(modelState);
        ArgumentNullException.ThrowIfNull(controller);
        ModelState = modelState;
        Request = controller.Request;
    }

    /// <summary>What was wrong.</summary>
    public ModelStateDictionary ModelState { get; }

    /// <summary>The request that is answered.</summary>
    public HttpRequestMessage Request { get; }

    /// <inheritdoc/>
    public virtual Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Request.CreateErrorResponse(HttpStatusCode.BadRequest, ModelState));
}
