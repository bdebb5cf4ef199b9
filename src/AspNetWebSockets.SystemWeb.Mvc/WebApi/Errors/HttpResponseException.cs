using System.Net;

namespace System.Web.Http;

/// <summary>Ends an action with a response.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/error-handling/exception-handling"/>.</remarks>
public class HttpResponseException : Exception
{
    /// <summary>With a status and no body.</summary>
    /// <param name="statusCode">The status.</param>
    public HttpResponseException(HttpStatusCode statusCode)
        : this(new HttpResponseMessage(statusCode)) { }

    /// <summary>With a response.</summary>
    /// <param name="response">The response.</param>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is <see langword="null"/>.</exception>
    public HttpResponseException(HttpResponseMessage response)
        : base("The action ended with a response of its own: see HttpResponseException.Response.")
    {
        ArgumentNullException.ThrowIfNull(response);
        Response = response;
    }

    /// <summary>The response.</summary>
    public HttpResponseMessage Response { get; }
}
