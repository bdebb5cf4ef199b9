namespace System.Web.Http;

/// <summary>Makes the response of an action.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/getting-started-with-aspnet-web-api/action-results"/>.</remarks>
public interface IHttpActionResult
{
    /// <summary>Makes the response.</summary>
    /// <param name="cancellationToken">The client has gone.</param>
    Task<HttpResponseMessage> ExecuteAsync(CancellationToken cancellationToken);
}
