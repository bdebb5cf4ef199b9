using System.Web.Http.Controllers;

namespace System.Web.Http.Filters;

/// <summary>Runs before and after an action.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/security/authentication-and-authorization-in-aspnet-web-api"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
public abstract class ActionFilterAttribute : FilterAttribute
{
    /// <summary>For derived classes.</summary>
    protected ActionFilterAttribute() { }

    /// <summary>Called when the parameters were read; does nothing here.</summary>
    /// <param name="actionContext">A response set on it is sent instead of the action's.</param>
    public virtual void OnActionExecuting(HttpActionContext actionContext) { }

    /// <summary>Called when the action has ended; does nothing here.</summary>
    /// <param name="actionExecutedContext">A response set on it is sent instead of the action's, or instead of its exception.</param>
    public virtual void OnActionExecuted(HttpActionExecutedContext actionExecutedContext) { }

    /// <summary>Calls <see cref="OnActionExecuting"/>.</summary>
    /// <param name="actionContext">See there.</param>
    /// <param name="cancellationToken">The client has gone.</param>
    public virtual Task OnActionExecutingAsync(HttpActionContext actionContext, CancellationToken cancellationToken)
    {
        OnActionExecuting(actionContext);
        return Task.CompletedTask;
    }

    /// <summary>Calls <see cref="OnActionExecuted"/>.</summary>
    /// <param name="actionExecutedContext">See there.</param>
    /// <param name="cancellationToken">The client has gone.</param>
    public virtual Task OnActionExecutedAsync(
        HttpActionExecutedContext actionExecutedContext,
        CancellationToken cancellationToken
    )
    {
        OnActionExecuted(actionExecutedContext);
        return Task.CompletedTask;
    }
}
