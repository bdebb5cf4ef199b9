namespace System.Web;

/// <summary>A request with text that could be markup. Nothing here throws it: there is no request validation, see <see cref="HttpRequest.Unvalidated"/>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httprequestvalidationexception"/>.</remarks>
public sealed class HttpRequestValidationException : HttpException
{
    /// <summary>Creates an exception without a message.</summary>
    public HttpRequestValidationException() { }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong.</param>
    public HttpRequestValidationException(string? message)
        : base(message) { }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public HttpRequestValidationException(string? message, Exception? innerException)
        : base(message, innerException) { }
}
