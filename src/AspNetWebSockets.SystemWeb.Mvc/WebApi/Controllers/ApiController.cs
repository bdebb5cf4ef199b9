using System.Security.Principal;
using System.Web.Http.Controllers;
using System.Web.Http.ModelBinding;

namespace System.Web.Http;

/// <summary>
/// A controller of Web API 2 on ASP.NET Core MVC, which finds it, makes it for each request with the services of its
/// constructor, reads the arguments of its actions and disposes it. An action that has accepted a WebSocket with
/// <see cref="HttpContext.AcceptWebSocketRequest(Func{System.Web.WebSockets.AspNetWebSocketContext, Task})"/> answers with
/// status 101.
/// </summary>
/// <remarks>
/// See <see href="https://learn.microsoft.com/aspnet/web-api/overview/web-api-routing-and-actions/routing-and-action-selection"/>.
/// A WebSocket handler that is a method of the controller runs when the controller was disposed, as on IIS;
/// <see cref="Request"/> and <see cref="User"/> can still be read then.
/// </remarks>
public abstract partial class ApiController : IDisposable
{
    private HttpActionContext? _actionContext;
    private HttpRequestMessage? _request;

    /// <summary>For derived classes.</summary>
    protected ApiController() { }

    /// <summary>The action that answers.</summary>
    /// <exception cref="InvalidOperationException">The controller was not made for a request.</exception>
    public HttpActionContext ActionContext
    {
        get => _actionContext ?? throw NotInRequest();
        set => _actionContext = value;
    }

    /// <summary>The controller's part in answering.</summary>
    /// <exception cref="InvalidOperationException">The controller was not made for a request.</exception>
    public HttpControllerContext ControllerContext => ActionContext.ControllerContext;

    /// <summary>The configuration.</summary>
    /// <exception cref="InvalidOperationException">The controller was not made for a request.</exception>
    public HttpConfiguration Configuration => RequestContext.Configuration;

    /// <summary>What was wrong with the values that the arguments were made of.</summary>
    /// <exception cref="InvalidOperationException">The controller was not made for a request.</exception>
    public ModelStateDictionary ModelState => ActionContext.ModelState;

    /// <summary>The request. Its properties have <c>MS_HttpContext</c>, an <see cref="HttpContextWrapper"/>.</summary>
    /// <exception cref="InvalidOperationException">The controller was not made for a request.</exception>
    public HttpRequestMessage Request
    {
        get => _request ?? ActionContext.Request;
        set => _request = value;
    }

    /// <summary>What is known about the request beside the message.</summary>
    /// <exception cref="InvalidOperationException">The controller was not made for a request.</exception>
    public HttpRequestContext RequestContext => ControllerContext.RequestContext;

    /// <summary>The user, ASP.NET Core's.</summary>
    /// <exception cref="InvalidOperationException">The controller was not made for a request.</exception>
    public IPrincipal? User
    {
        get => RequestContext.Principal;
        set => RequestContext.Principal = value;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Called before the action; does nothing here.</summary>
    /// <param name="controllerContext">The controller's part in answering.</param>
    protected virtual void Initialize(HttpControllerContext controllerContext) { }

    /// <summary>Called when the action has ended; does nothing here.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> calls.</param>
    protected virtual void Dispose(bool disposing) { }

    internal void Begin(HttpActionContext actionContext)
    {
        _actionContext = actionContext;
        Initialize(actionContext.ControllerContext);
    }

    private static InvalidOperationException NotInRequest() =>
        new("The controller was not made for a request. Set ActionContext, and Request for what only needs that.");
}
