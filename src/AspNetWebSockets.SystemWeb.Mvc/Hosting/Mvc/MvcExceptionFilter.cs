using CoreFilters = Microsoft.AspNetCore.Mvc.Filters;

namespace System.Web.Mvc;

/// <summary>An exception filter of MVC in ASP.NET Core MVC.</summary>
internal sealed class MvcExceptionFilter(IExceptionFilter filter, int order)
    : CoreFilters.IExceptionFilter,
        CoreFilters.IOrderedFilter
{
    public int Order => order;

    public void OnException(CoreFilters.ExceptionContext context) => Failed(filter, context);

    internal static void Failed(IExceptionFilter filter, CoreFilters.ExceptionContext context)
    {
        if (context.Exception is ResponseEndedException)
        {
            // The action has called Response.End: its regular end.
            return;
        }

        ExceptionContext action = new(MvcRequest.Of(context)) { Exception = context.Exception };
        filter.OnException(action);
        if (action.ExceptionHandled)
        {
            context.ExceptionHandled = true;
            context.Result = new MvcActionResult(action.Result ?? new EmptyResult());
        }
    }
}
