using System.Web.Http.Controllers;

namespace System.Web.Http.Filters;

/// <summary>An action that has ended.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/security/authentication-and-authorization-in-aspnet-web-api"/>.</remarks>
public class HttpActionExecutedContext
{
    /// <summary>An action that has ended.</summary>
    /// <param name="actionContext">The action.</param>
    /// <param name="exception">What it failed with; <see langword="null"/> for nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="actionContext"/> is <see langword="null"/>.</exception>
    public HttpActionExecutedContext(HttpActionContext actionContext, Exception? exception)
    {
        ArgumentNullException.ThrowIfNull(actionContext);
        ActionContext = actionContext;
        Exception = exception;
    }

    /// <summary>The action.</summary>
    public HttpActionContext ActionContext { get; set; }

    /// <summary>What it failed with; <see langword="null"/> for nothing.</summary>
    public Exception? Exception { get; set; }

    /// <summary>The request.</summary>
    public HttpRequestMessage Request => ActionContext.Request;

    /// <summary>The response; <see langword="null"/> while there is only an exception.</summary>
    public HttpResponseMessage? Response
    {
        get => ActionContext.Response;
        set => ActionContext.Response = value;
    }
}
