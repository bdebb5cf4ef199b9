using ChallengeResult = Microsoft.AspNetCore.Mvc.ChallengeResult;
using CoreFilters = Microsoft.AspNetCore.Mvc.Filters;

namespace System.Web.Mvc;

/// <summary>An authorization filter of MVC in ASP.NET Core MVC.</summary>
internal sealed class MvcAuthorizationFilter(IAuthorizationFilter filter, int order)
    : CoreFilters.IAsyncAuthorizationFilter,
        CoreFilters.IOrderedFilter
{
    public int Order => order;

    public async Task OnAuthorizationAsync(CoreFilters.AuthorizationFilterContext context)
    {
        AuthorizationContext action = new(MvcRequest.Of(context));
        filter.OnAuthorization(action);
        if (
            action.Result is HttpUnauthorizedResult
            && await Challenge.ExistsAsync(context.HttpContext).ConfigureAwait(false)
        )
        {
            context.Result = new ChallengeResult();
        }
        else if (action.Result is { } result)
        {
            context.Result = new MvcActionResult(result);
        }
    }
}
