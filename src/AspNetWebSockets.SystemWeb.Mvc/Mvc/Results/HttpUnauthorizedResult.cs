using System.Net;

namespace System.Web.Mvc;

/// <summary>Status 401.</summary>
/// <param name="statusDescription">The reason; <see langword="null"/> for the usual one.</param>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.httpunauthorizedresult"/>.</remarks>
public class HttpUnauthorizedResult(string? statusDescription)
    : HttpStatusCodeResult(HttpStatusCode.Unauthorized, statusDescription)
{
    /// <summary>With the usual reason.</summary>
    public HttpUnauthorizedResult()
        : this(statusDescription: null) { }
}
