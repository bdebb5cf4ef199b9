namespace System.Web.Mvc;

/// <summary>Decides whether an action may run, before its parameters are read.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.iauthorizationfilter"/>.</remarks>
public interface IAuthorizationFilter
{
    /// <summary>Called before the action. A result set on the context is the answer, without the action.</summary>
    /// <param name="filterContext">What it is about.</param>
    void OnAuthorization(AuthorizationContext filterContext);
}
