using System.Net;

namespace System.Web.Http.Results;

/// <summary>Status 201, where what was created is, and a value in the format that the client prefers.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/getting-started-with-aspnet-web-api/action-results"/>.</remarks>
public class CreatedNegotiatedContentResult<T> : IHttpActionResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="content">The value.</param>
    /// <param name="controller">The controller that answers.</param>
    /// <exception cref="ArgumentNullException">An argument that must not be is <see langword="null"/>.</exception>
    public CreatedNegotiatedContentResult(Uri location, T content, ApiController controller)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(controller);
        Location = location;
        Content = content;
        Request = controller.Request;
    }

    /// <summary>Where it is.</summary>
    public Uri Location { get; }

    /// <summary>The value.</summary>
    public T Content { get; }

    /// <summary>The request that is answered.</summary>
    public HttpRequestMessage Request { get; }

    /// <inheritdoc/>
    public virtual Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Created());

    private HttpResponseMessage Created()
    {
        HttpResponseMessage response = Request.CreateResponse(HttpStatusCode.Created, Content);
        response.Headers.Location = Location;
        return response;
    }
}
