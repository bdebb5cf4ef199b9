namespace System.Web.Mvc;

/// <summary>Runs before and after an action and its result.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.actionfilterattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = true, AllowMultiple = false)]
public abstract class ActionFilterAttribute : FilterAttribute, IActionFilter, IResultFilter
{
    /// <inheritdoc/>
    public virtual void OnActionExecuting(ActionExecutingContext filterContext) { }

    /// <inheritdoc/>
    public virtual void OnActionExecuted(ActionExecutedContext filterContext) { }

    /// <inheritdoc/>
    public virtual void OnResultExecuting(ResultExecutingContext filterContext) { }

    /// <inheritdoc/>
    public virtual void OnResultExecuted(ResultExecutedContext filterContext) { }
}
