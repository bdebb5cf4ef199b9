using System.Net;
using System.Net.Http.Headers;

namespace System.Web.Http.Results;

/// <summary>Status 401 and how the client may log in.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/getting-started-with-aspnet-web-api/action-results"/>.</remarks>
public class UnauthorizedResult : IHttpActionResult
{
    /// <summary>Creates the result.</summary>
    /// <param name="challenges">How the client may log in.</param>
    /// <param name="controller">The controller that answers.</param>
    /// <exception cref="ArgumentNullException">An argument that must not be is <see langword="null"/>.</exception>
    public UnauthorizedResult(IEnumerable<AuthenticationHeaderValue> challenges, ApiController controller)
    {
        ArgumentNullException.ThrowIfNull(challenges);
        ArgumentNullException.ThrowIfNull(controller);
        Challenges = challenges;
        Request = controller.Request;
    }

    /// <summary>How the client may log in.</summary>
    public IEnumerable<AuthenticationHeaderValue> Challenges { get; }

    /// <summary>The request that is answered.</summary>
    public HttpRequestMessage Request { get; }

    /// <inheritdoc/>
    public virtual Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Unauthorized());

    private HttpResponseMessage Unauthorized()
    {
        HttpResponseMessage response = Request.CreateResponse(HttpStatusCode.Unauthorized);
        foreach (AuthenticationHeaderValue challenge in Challenges)
        {
            response.Headers.WwwAuthenticate.Add(challenge);
        }

        return response;
    }
}
