using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>From ASP.NET Core's request to System.Web's.</summary>
public static class HttpContextExtensions
{
    /// <summary>
    /// The System.Web view of a request; the same object for every call in a request. For code outside
    /// <c>MapHttpHandler</c> that wants to call <c>AcceptWebSocketRequest</c>. Does not set
    /// <see cref="HttpContext.Current"/>; assign it where old code needs it.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    public static HttpContext AsSystemWeb(this CoreContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HttpContext? view = context.Features.Get<HttpContext>();
        if (view is null)
        {
            view = new HttpContext(context);
            context.Features.Set(view);
        }

        return view;
    }
}
