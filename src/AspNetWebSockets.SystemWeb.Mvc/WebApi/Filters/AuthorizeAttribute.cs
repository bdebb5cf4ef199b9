using System.Net;
using System.Web.Http.Controllers;
using System.Web.Http.Filters;

namespace System.Web.Http;

/// <summary>
/// Only users that have logged in may call the action or controller. The user is ASP.NET Core's, from
/// <c>app.UseAuthentication()</c>.
/// </summary>
/// <remarks>
/// See <see href="https://learn.microsoft.com/aspnet/web-api/overview/security/authentication-and-authorization-in-aspnet-web-api"/>. Who may not is answered by
/// the default challenge scheme of ASP.NET Core's authentication, and with 401 where there is none.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
public class AuthorizeAttribute : AuthorizationFilterAttribute
{
    private readonly AuthorizationRule _rule = new();

    /// <summary>Users must be in one of these roles, separated by commas; empty for any.</summary>
    public string Roles
    {
        get => _rule.Roles;
        set => _rule.Roles = value;
    }

    /// <summary>The names of the users that may call, separated by commas, whatever the case of their letters; empty for all.</summary>
    public string Users
    {
        get => _rule.Users;
        set => _rule.Users = value;
    }

    /// <inheritdoc/>
    public override object TypeId { get; } = new();

    /// <summary>Asks <see cref="IsAuthorized"/> unless <see cref="AllowAnonymousAttribute"/> is there.</summary>
    /// <param name="actionContext">The action.</param>
    /// <exception cref="ArgumentNullException"><paramref name="actionContext"/> is <see langword="null"/>.</exception>
    public override void OnAuthorization(HttpActionContext actionContext)
    {
        ArgumentNullException.ThrowIfNull(actionContext);
        if (
            actionContext.ActionDescriptor.GetCustomAttributes<AllowAnonymousAttribute>().Count == 0
            && actionContext.ControllerContext.ControllerDescriptor.GetCustomAttributes<AllowAnonymousAttribute>().Count
                == 0
            && !IsAuthorized(actionContext)
        )
        {
            HandleUnauthorizedRequest(actionContext);
        }
    }

    /// <summary>Whether the user may call.</summary>
    /// <param name="actionContext">The action.</param>
    /// <exception cref="ArgumentNullException"><paramref name="actionContext"/> is <see langword="null"/>.</exception>
    protected virtual bool IsAuthorized(HttpActionContext actionContext)
    {
        ArgumentNullException.ThrowIfNull(actionContext);
        return _rule.Allows(actionContext.ControllerContext.RequestContext.Principal);
    }

    /// <summary>Sets the response for who may not call: 401.</summary>
    /// <param name="actionContext">The action.</param>
    /// <exception cref="ArgumentNullException"><paramref name="actionContext"/> is <see langword="null"/>.</exception>
    protected virtual void HandleUnauthorizedRequest(HttpActionContext actionContext)
    {
        ArgumentNullException.ThrowIfNull(actionContext);
        actionContext.Response = actionContext.Request.CreateErrorResponse(
            HttpStatusCode.Unauthorized,
            "Authorization has been denied for this request."
        );
    }
}
