namespace System.Web;

/// <summary>An exception of a page that nobody has dealt with. Nothing here throws it; code that looks for it finds the exception itself.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpunhandledexception"/>.</remarks>
public sealed class HttpUnhandledException : HttpException
{
    /// <summary>Creates an exception without a message.</summary>
    public HttpUnhandledException() { }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong.</param>
    public HttpUnhandledException(string? message)
        : base(message) { }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public HttpUnhandledException(string? message, Exception? innerException)
        : base(message, innerException) { }
}
