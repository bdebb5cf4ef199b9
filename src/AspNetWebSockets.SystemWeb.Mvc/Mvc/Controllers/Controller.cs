using System.Security.Principal;
using System.Web.Routing;

namespace System.Web.Mvc;

/// <summary>
/// A controller of MVC 5 on ASP.NET Core MVC, which finds it, makes it for each request with the services of its
/// constructor, reads the arguments of its actions and disposes it. An action that has accepted a WebSocket with
/// <see cref="HttpContextBase.AcceptWebSocketRequest(Func{System.Web.WebSockets.AspNetWebSocketContext, Task})"/> leaves the
/// status at 101: it returns nothing, <see langword="null"/>, an <see cref="EmptyResult"/>, or
/// <see cref="HttpStatusCodeResult"/> with 101.
/// </summary>
/// <remarks>
/// See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.controller"/>. A WebSocket handler that is a method of the controller runs when the controller was
/// disposed, as on IIS; <see cref="HttpContext"/> can still be used then, as far as it can in a WebSocket handler.
/// </remarks>
public abstract partial class Controller
    : ControllerBase,
        IActionFilter,
        IAuthorizationFilter,
        IExceptionFilter,
        IResultFilter,
        IDisposable
{
    /// <summary>For derived classes.</summary>
    protected Controller() { }

    /// <summary>The request, as everything else sees it too.</summary>
    public HttpContextBase HttpContext => ControllerContext.HttpContext;

    /// <summary>What was wrong with the values that the arguments were made of.</summary>
    public ModelStateDictionary ModelState { get; } = [];

    /// <summary><see cref="HttpContextBase.Request"/> of <see cref="HttpContext"/>.</summary>
    public HttpRequestBase Request => HttpContext.Request;

    /// <summary><see cref="HttpContextBase.Response"/> of <see cref="HttpContext"/>.</summary>
    public HttpResponseBase Response => HttpContext.Response;

    /// <summary>What the route has read from the URL.</summary>
    public RouteData RouteData => ControllerContext.RouteData;

    /// <summary><see cref="HttpContextBase.Server"/> of <see cref="HttpContext"/>.</summary>
    public HttpServerUtilityBase Server => HttpContext.Server;

    /// <summary><see cref="HttpContextBase.Session"/> of <see cref="HttpContext"/>.</summary>
    public HttpSessionStateBase? Session => HttpContext.Session;

    /// <summary>Makes addresses.</summary>
    public UrlHelper Url
    {
        get => field ??= new UrlHelper(ControllerContext);
        set;
    }

    /// <summary><see cref="HttpContextBase.User"/> of <see cref="HttpContext"/>.</summary>
    public IPrincipal? User => HttpContext.User;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    void IActionFilter.OnActionExecuting(ActionExecutingContext filterContext) => OnActionExecuting(filterContext);

    void IActionFilter.OnActionExecuted(ActionExecutedContext filterContext) => OnActionExecuted(filterContext);

    void IAuthorizationFilter.OnAuthorization(AuthorizationContext filterContext) => OnAuthorization(filterContext);

    void IExceptionFilter.OnException(ExceptionContext filterContext) => OnException(filterContext);

    void IResultFilter.OnResultExecuting(ResultExecutingContext filterContext) => OnResultExecuting(filterContext);

    void IResultFilter.OnResultExecuted(ResultExecutedContext filterContext) => OnResultExecuted(filterContext);

    /// <summary>Called before the action; does nothing here.</summary>
    /// <param name="requestContext">The request with what its route has read.</param>
    protected virtual void Initialize(RequestContext requestContext) { }

    /// <summary>Called when the action has ended; does nothing here.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> calls.</param>
    protected virtual void Dispose(bool disposing) { }

    /// <summary>Called before each action; does nothing here.</summary>
    /// <param name="filterContext">A result set on it is the answer, without the action.</param>
    protected virtual void OnActionExecuting(ActionExecutingContext filterContext) { }

    /// <summary>Called after each action; does nothing here.</summary>
    /// <param name="filterContext">The action.</param>
    protected virtual void OnActionExecuted(ActionExecutedContext filterContext) { }

    /// <summary>Called before each action, when its arguments were read; does nothing here.</summary>
    /// <param name="filterContext">A result set on it is the answer, without the action.</param>
    protected virtual void OnAuthorization(AuthorizationContext filterContext) { }

    /// <summary>Called with an exception of an action; does nothing here.</summary>
    /// <param name="filterContext">The action.</param>
    protected virtual void OnException(ExceptionContext filterContext) { }

    /// <summary>Called before each result; does nothing here.</summary>
    /// <param name="filterContext">The result.</param>
    protected virtual void OnResultExecuting(ResultExecutingContext filterContext) { }

    /// <summary>Called after each result; does nothing here.</summary>
    /// <param name="filterContext">The result.</param>
    protected virtual void OnResultExecuted(ResultExecutedContext filterContext) { }

    internal void Begin(ControllerContext context)
    {
        ControllerContext = context;
        Initialize(context.RequestContext);
    }
}
