using System.Web.Http.Controllers;

namespace System.Web.Http.Filters;

/// <summary>Decides whether an action may run, before its parameters are read.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/security/authentication-and-authorization-in-aspnet-web-api"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
public abstract class AuthorizationFilterAttribute : FilterAttribute
{
    /// <summary>For derived classes.</summary>
    protected AuthorizationFilterAttribute() { }

    /// <summary>Called before the action; does nothing here.</summary>
    /// <param name="actionContext">A response set on it is sent instead of the action's.</param>
    public virtual void OnAuthorization(HttpActionContext actionContext) { }

    /// <summary>Called before the action; calls <see cref="OnAuthorization"/>.</summary>
    /// <param name="actionContext">A response set on it is sent instead of the action's.</param>
    /// <param name="cancellationToken">The client has gone.</param>
    public virtual Task OnAuthorizationAsync(HttpActionContext actionContext, CancellationToken cancellationToken)
    {
        OnAuthorization(actionContext);
        return Task.CompletedTask;
    }
}
