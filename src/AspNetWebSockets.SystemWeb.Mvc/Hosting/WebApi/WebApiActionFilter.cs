using System.Web.Http.Controllers;
using System.Web.Http.Filters;
using Microsoft.AspNetCore.Mvc.Filters;

namespace System.Web.Http;

/// <summary>An action filter of Web API in ASP.NET Core MVC.</summary>
internal sealed class WebApiActionFilter(Filters.ActionFilterAttribute filter) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        CancellationToken aborted = context.HttpContext.RequestAborted;
        HttpActionContext action = WebApiRequest.Of(context);
        await filter.OnActionExecutingAsync(action, aborted).ConfigureAwait(false);
        if (action.Response is { } early)
        {
            context.Result = new ResponseMessageActionResult(early);
            return;
        }

        ActionExecutedContext executed = await next().ConfigureAwait(false);
        if (executed.Exception is HttpResponseException { Response: var thrown })
        {
            executed.Result = new ResponseMessageActionResult(thrown);
            executed.ExceptionHandled = true;
        }

        action.Response = (executed.Result as ResponseMessageActionResult)?.Response;
        HttpActionExecutedContext ended = new(action, executed.ExceptionHandled ? null : executed.Exception);
        await filter.OnActionExecutedAsync(ended, aborted).ConfigureAwait(false);
        if (ended.Response is { } response)
        {
            executed.Result = new ResponseMessageActionResult(response);
            executed.ExceptionHandled = true;
        }
    }
}
