using System.Net;

namespace System.Web.Mvc;

/// <summary>Status 302, or 301.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.redirectresult"/>.</remarks>
public class RedirectResult : ActionResult
{
    /// <summary>Status 302.</summary>
    /// <param name="url">Where to; <c>~/</c> at its beginning stands for the application's path.</param>
    /// <exception cref="ArgumentException"><paramref name="url"/> is <see langword="null"/> or empty.</exception>
    public RedirectResult(string url)
        : this(url, permanent: false) { }

    /// <summary>Status 302, or 301.</summary>
    /// <param name="url">Where to; <c>~/</c> at its beginning stands for the application's path.</param>
    /// <param name="permanent">Whether the status is 301.</param>
    /// <exception cref="ArgumentException"><paramref name="url"/> is <see langword="null"/> or empty.</exception>
    public RedirectResult(string url, bool permanent)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        Url = url;
        Permanent = permanent;
    }

    /// <summary>Whether the status is 301.</summary>
    public bool Permanent { get; }

    /// <summary>Where to.</summary>
    public string Url { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    public override void ExecuteResult(ControllerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HttpResponseBase response = context.HttpContext.Response;
        response.Redirect(UrlHelper.GenerateContentUrl(Url, context.HttpContext), endResponse: false);
        if (Permanent)
        {
            response.StatusCode = (int)HttpStatusCode.MovedPermanently;
        }
    }
}
