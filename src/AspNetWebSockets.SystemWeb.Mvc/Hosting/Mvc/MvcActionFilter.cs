using CoreFilters = Microsoft.AspNetCore.Mvc.Filters;

namespace System.Web.Mvc;

/// <summary>An action filter of MVC in ASP.NET Core MVC.</summary>
internal sealed class MvcActionFilter(IActionFilter filter, int order)
    : CoreFilters.IActionFilter,
        CoreFilters.IOrderedFilter
{
    public int Order => order;

    public void OnActionExecuting(CoreFilters.ActionExecutingContext context) => Executing(filter, context);

    public void OnActionExecuted(CoreFilters.ActionExecutedContext context) => Executed(filter, context);

    internal static void Executing(IActionFilter filter, CoreFilters.ActionExecutingContext context)
    {
        ActionExecutingContext action = new(MvcRequest.Of(context)) { ActionParameters = context.ActionArguments };
        filter.OnActionExecuting(action);
        if (action.Result is { } result)
        {
            context.Result = new MvcActionResult(result);
        }
    }

    internal static void Executed(IActionFilter filter, CoreFilters.ActionExecutedContext context)
    {
        ActionExecutedContext action = new(MvcRequest.Of(context))
        {
            Canceled = context.Canceled,
            Exception = context.Exception,
            ExceptionHandled = context.ExceptionHandled,
            Result = MvcActionResult.Unwrap(context.Result),
        };
        ActionResult? before = action.Result;
        filter.OnActionExecuted(action);
        context.ExceptionHandled = action.ExceptionHandled;
        if (!ReferenceEquals(action.Result, before))
        {
            context.Result = new MvcActionResult(action.Result ?? new EmptyResult());
        }
    }
}
