using System.Net;

namespace System.Web.Mvc;

/// <summary>Status 404.</summary>
/// <param name="statusDescription">The reason; <see langword="null"/> for the usual one.</param>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.httpnotfoundresult"/>.</remarks>
public class HttpNotFoundResult(string? statusDescription)
    : HttpStatusCodeResult(HttpStatusCode.NotFound, statusDescription)
{
    /// <summary>With the usual reason.</summary>
    public HttpNotFoundResult()
        : this(statusDescription: null) { }
}
