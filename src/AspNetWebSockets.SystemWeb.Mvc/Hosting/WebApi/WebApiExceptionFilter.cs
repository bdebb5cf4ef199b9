using System.Web.Http.Filters;
using Microsoft.AspNetCore.Mvc.Filters;

namespace System.Web.Http;

/// <summary>An exception filter of Web API in ASP.NET Core MVC.</summary>
internal sealed class WebApiExceptionFilter(Filters.ExceptionFilterAttribute filter) : IAsyncExceptionFilter
{
    public async Task OnExceptionAsync(ExceptionContext context)
    {
        if (context.Exception is HttpResponseException or ResponseEndedException)
        {
            return;
        }

        HttpActionExecutedContext ended = new(WebApiRequest.Of(context), context.Exception);
        await filter.OnExceptionAsync(ended, context.HttpContext.RequestAborted).ConfigureAwait(false);
        if (ended.Response is { } response)
        {
            context.Result = new ResponseMessageActionResult(response);
            context.ExceptionHandled = true;
        }
    }
}
