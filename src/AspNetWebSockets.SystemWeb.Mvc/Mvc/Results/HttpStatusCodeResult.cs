using System.Net;

namespace System.Web.Mvc;

/// <summary>A status without a body. 101 lets a request that was accepted become a WebSocket; every other one cancels the accept.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.httpstatuscoderesult"/>.</remarks>
public class HttpStatusCodeResult : ActionResult
{
    /// <summary>A status with its usual reason.</summary>
    /// <param name="statusCode">The status.</param>
    public HttpStatusCodeResult(int statusCode)
        : this(statusCode, statusDescription: null) { }

    /// <inheritdoc cref="HttpStatusCodeResult(int)"/>
    public HttpStatusCodeResult(HttpStatusCode statusCode)
        : this((int)statusCode, statusDescription: null) { }

    /// <inheritdoc cref="HttpStatusCodeResult(int, string)"/>
    public HttpStatusCodeResult(HttpStatusCode statusCode, string? statusDescription)
        : this((int)statusCode, statusDescription) { }

    /// <summary>A status with a reason.</summary>
    /// <param name="statusCode">The status.</param>
    /// <param name="statusDescription">The reason; <see langword="null"/> for the usual one.</param>
    public HttpStatusCodeResult(int statusCode, string? statusDescription)
    {
        StatusCode = statusCode;
        StatusDescription = statusDescription;
    }

    /// <summary>The status.</summary>
    public int StatusCode { get; }

    /// <summary>The reason; <see langword="null"/> for the usual one.</summary>
    public string? StatusDescription { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    public override void ExecuteResult(ControllerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.HttpContext.Response.StatusCode = StatusCode;
        if (StatusDescription is not null)
        {
            context.HttpContext.Response.StatusDescription = StatusDescription;
        }
    }
}
