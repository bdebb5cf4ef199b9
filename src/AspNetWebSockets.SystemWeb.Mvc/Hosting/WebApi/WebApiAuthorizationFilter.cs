using System.Net;
using System.Web.Http.Controllers;
using System.Web.Http.Filters;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace System.Web.Http;

/// <summary>An authorization filter of Web API in ASP.NET Core MVC.</summary>
internal sealed class WebApiAuthorizationFilter(AuthorizationFilterAttribute filter) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        HttpActionContext action = WebApiRequest.Of(context);
        await filter.OnAuthorizationAsync(action, context.HttpContext.RequestAborted).ConfigureAwait(false);
        if (action.Response is { } response)
        {
            context.Result =
                response.StatusCode == HttpStatusCode.Unauthorized
                && await Challenge.ExistsAsync(context.HttpContext).ConfigureAwait(false)
                    ? new ChallengeResult()
                    : new ResponseMessageActionResult(response);
        }
    }
}
