using System.Net;

namespace System.Web.Http.Results;

/// <summary>Status 302.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/getting-started-with-aspnet-web-api/action-results"/>.</remarks>
public class RedirectResult : IHttpActionResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="location">Where to.</param>
    /// <param name="controller">The controller that answers.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public RedirectResult(Uri location, ApiController controller)
    {
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(controller);
        Location = location;
        Request = controller.Request;
    }

    /// <summary>Where to.</summary>
    public Uri Location { get; }

    /// <summary>The request that is answered.</summary>
    public HttpRequestMessage Request { get; }

    /// <inheritdoc/>
    public virtual Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken)
    {
        HttpResponseMessage response = Request.CreateResponse(HttpStatusCode.Found);
        response.Headers.Location = Location;
        return Task.FromResult(response);
    }
}
