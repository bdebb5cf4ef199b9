namespace System.Web.Mvc;

/// <summary>Runs before and after an action.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.iactionfilter"/>.</remarks>
public interface IActionFilter
{
    /// <summary>Called when the parameters were read. A result set on the context is the answer, without the action.</summary>
    /// <param name="filterContext">What it is about.</param>
    void OnActionExecuting(ActionExecutingContext filterContext);

    /// <summary>Called when the action has ended.</summary>
    /// <param name="filterContext">What it is about.</param>
    void OnActionExecuted(ActionExecutedContext filterContext);
}
