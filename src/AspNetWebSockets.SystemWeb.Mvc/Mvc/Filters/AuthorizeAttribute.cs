namespace System.Web.Mvc;

/// <summary>
/// Only users that have logged in may call the action or controller. The user is ASP.NET Core's, from
/// <c>app.UseAuthentication()</c>.
/// </summary>
/// <remarks>
/// See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.authorizeattribute"/>. Who may not is answered by the default challenge scheme of ASP.NET Core's
/// authentication, and with 401 where there is none.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
public class AuthorizeAttribute : FilterAttribute, IAuthorizationFilter
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

    /// <summary>Asks <see cref="AuthorizeCore"/> unless <see cref="AllowAnonymousAttribute"/> is there.</summary>
    /// <param name="filterContext">The action.</param>
    /// <exception cref="ArgumentNullException"><paramref name="filterContext"/> is <see langword="null"/>.</exception>
    public virtual void OnAuthorization(AuthorizationContext filterContext)
    {
        ArgumentNullException.ThrowIfNull(filterContext);
        ActionDescriptor action = filterContext.ActionDescriptor;
        if (
            !action.IsDefined(typeof(AllowAnonymousAttribute), inherit: true)
            && !action.ControllerDescriptor.IsDefined(typeof(AllowAnonymousAttribute), inherit: true)
            && !AuthorizeCore(filterContext.HttpContext)
        )
        {
            HandleUnauthorizedRequest(filterContext);
        }
    }

    /// <summary>Whether the user may call.</summary>
    /// <param name="httpContext">The request.</param>
    /// <exception cref="ArgumentNullException"><paramref name="httpContext"/> is <see langword="null"/>.</exception>
    protected virtual bool AuthorizeCore(HttpContextBase httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        return _rule.Allows(httpContext.User);
    }

    /// <summary>Sets the result for who may not call: <see cref="HttpUnauthorizedResult"/>.</summary>
    /// <param name="filterContext">The action.</param>
    /// <exception cref="ArgumentNullException"><paramref name="filterContext"/> is <see langword="null"/>.</exception>
    protected virtual void HandleUnauthorizedRequest(AuthorizationContext filterContext)
    {
        ArgumentNullException.ThrowIfNull(filterContext);
        filterContext.Result = new HttpUnauthorizedResult();
    }
}
