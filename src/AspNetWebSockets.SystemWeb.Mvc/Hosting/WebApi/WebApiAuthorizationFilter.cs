using System.Net;
using System.Web.Http.Controllers;
using System.Web.Http.Filters;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

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
                && await HasChallengeAsync(context.HttpContext).ConfigureAwait(false)
                    ? new ChallengeResult()
                    : new ResponseMessageActionResult(response);
        }
    }

    /// <summary>As the authentication modules of ASP.NET 4.x did, ASP.NET Core's scheme says how to log in.</summary>
    private static async Task<bool> HasChallengeAsync(CoreContext core) =>
        core.RequestServices.GetService<IAuthenticationSchemeProvider>() is { } schemes
        && await schemes.GetDefaultChallengeSchemeAsync().ConfigureAwait(false) is not null;
}
