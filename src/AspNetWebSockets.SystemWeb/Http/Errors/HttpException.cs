using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace System.Web;

/// <summary>
/// A failure with an HTTP status. A handler mapped by <c>MapHttpHandler</c> that lets one escape is answered with that
/// status and the message as plain text.
/// </summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpexception"/>.</remarks>
[SuppressMessage("Performance", "CA1822", Justification = "The .NET Framework's members are not static.")]
public class HttpException : ExternalException
{
    private const int InternalServerError = 500;
    private readonly int _httpCode;

    /// <summary>Creates an exception without a message.</summary>
    public HttpException() { }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong.</param>
    public HttpException(string? message)
        : base(message) { }

    /// <summary>Creates an exception with a message and an error code.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="hr">The <see cref="Exception.HResult"/>.</param>
    public HttpException(string? message, int hr)
        : base(message)
    {
        HResult = hr;
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public HttpException(string? message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>Creates an exception with a status and a message.</summary>
    /// <param name="httpCode">The HTTP status code for the client.</param>
    /// <param name="message">What went wrong.</param>
    public HttpException(int httpCode, string? message)
        : base(message)
    {
        _httpCode = httpCode;
    }

    /// <summary>Creates an exception with a status, a message and an error code.</summary>
    /// <param name="httpCode">The HTTP status code for the client.</param>
    /// <param name="message">What went wrong.</param>
    /// <param name="hr">The <see cref="Exception.HResult"/>.</param>
    public HttpException(int httpCode, string? message, int hr)
        : base(message)
    {
        _httpCode = httpCode;
        HResult = hr;
    }

    /// <summary>Creates an exception with a status, a message and its cause.</summary>
    /// <param name="httpCode">The HTTP status code for the client.</param>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause.</param>
    public HttpException(int httpCode, string? message, Exception? innerException)
        : base(message, innerException)
    {
        _httpCode = httpCode;
    }

    /// <summary>
    /// The HTTP status for the client: the one given; else that of the cause (its own status, 401 for
    /// <see cref="UnauthorizedAccessException"/>, 414 for <see cref="PathTooLongException"/>); else 500.
    /// </summary>
    public int GetHttpCode() => _httpCode != 0 ? _httpCode : CodeOf(InnerException);

    /// <summary>The number of a health monitoring event; 0: there is no health monitoring here.</summary>
    public int WebEventCode => 0;

    /// <summary>Creates an exception with the error code of the last call of the operating system.</summary>
    /// <param name="message">What went wrong.</param>
    public static HttpException CreateFromLastError(string? message) => new(message, Marshal.GetHRForLastWin32Error());

    /// <summary>A page for the browser; <see langword="null"/>: there are no error pages here.</summary>
    public string? GetHtmlErrorMessage() => null;

    private static int CodeOf(Exception? exception) =>
        exception switch
        {
            HttpException http => http.GetHttpCode(),
            UnauthorizedAccessException => 401,
            PathTooLongException => 414,
            _ => InternalServerError,
        };
}
