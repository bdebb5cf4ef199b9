using System.Globalization;
using Microsoft.AspNetCore.Mvc.Filters;
using CoreEmptyResult = Microsoft.AspNetCore.Mvc.EmptyResult;
using ObjectResult = Microsoft.AspNetCore.Mvc.ObjectResult;

namespace System.Web.Mvc;

/// <summary>Nearest to the action: makes a result of what it returns.</summary>
internal sealed class MvcActionEnd : Microsoft.AspNetCore.Mvc.Filters.IActionFilter, IOrderedFilter
{
    public int Order => int.MaxValue;

    public void OnActionExecuting(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext context) { }

    public void OnActionExecuted(Microsoft.AspNetCore.Mvc.Filters.ActionExecutedContext context)
    {
        ActionResult? result = context.Result switch
        {
            CoreEmptyResult or ObjectResult { Value: null } => new EmptyResult(),
            ObjectResult { Value: ActionResult returned } => returned,
            ObjectResult { Value: var value } => new ContentResult
            {
                Content = Convert.ToString(value, CultureInfo.InvariantCulture),
            },
            _ => null,
        };
        if (result is not null)
        {
            context.Result = new MvcActionResult(result);
        }
    }
}
