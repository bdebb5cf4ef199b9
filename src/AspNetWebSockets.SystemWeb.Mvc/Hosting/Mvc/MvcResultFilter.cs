using CoreFilters = Microsoft.AspNetCore.Mvc.Filters;

namespace System.Web.Mvc;

/// <summary>A result filter of MVC in ASP.NET Core MVC.</summary>
internal sealed class MvcResultFilter(IResultFilter filter, int order)
    : CoreFilters.IResultFilter,
        CoreFilters.IOrderedFilter
{
    public int Order => order;

    public void OnResultExecuting(CoreFilters.ResultExecutingContext context) => Executing(filter, context);

    public void OnResultExecuted(CoreFilters.ResultExecutedContext context) => Executed(filter, context);

    internal static void Executing(IResultFilter filter, CoreFilters.ResultExecutingContext context)
    {
        ResultExecutingContext action = new(MvcRequest.Of(context)) { Result = MvcActionResult.Unwrap(context.Result) };
        ActionResult? before = action.Result;
        filter.OnResultExecuting(action);
        context.Cancel = action.Cancel;
        if (!ReferenceEquals(action.Result, before))
        {
            context.Result = new MvcActionResult(action.Result ?? new EmptyResult());
        }
    }

    internal static void Executed(IResultFilter filter, CoreFilters.ResultExecutedContext context)
    {
        ResultExecutedContext action = new(MvcRequest.Of(context))
        {
            Canceled = context.Canceled,
            Exception = context.Exception,
            ExceptionHandled = context.ExceptionHandled,
            Result = MvcActionResult.Unwrap(context.Result),
        };
        filter.OnResultExecuted(action);
        context.ExceptionHandled = action.ExceptionHandled;
    }
}
