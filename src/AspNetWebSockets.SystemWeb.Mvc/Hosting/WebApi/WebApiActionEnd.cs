using System.Net;
using System.Web.Http.Controllers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace System.Web.Http;

/// <summary>Nearest to the action: gives it the arguments that filters have left, and makes a response of what it returns.</summary>
internal sealed class WebApiActionEnd : IAsyncActionFilter, IOrderedFilter
{
    public int Order => int.MaxValue;

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        HttpActionContext action = WebApiRequest.Of(context);
        foreach ((string name, object? value) in action.ActionArguments)
        {
            if (value is not null)
            {
                context.ActionArguments[name] = value;
            }
        }

        ActionExecutedContext executed = await next().ConfigureAwait(false);
        if (executed.Exception is null && !executed.Canceled)
        {
            HttpResponseMessage? response = await ResponseOfAsync(
                    executed.Result,
                    action,
                    context.HttpContext.RequestAborted
                )
                .ConfigureAwait(false);
            if (response is not null)
            {
                executed.Result = new ResponseMessageActionResult(response);
            }
        }
    }

    /// <summary>The response; <see langword="null"/> for a result of ASP.NET Core, which stays.</summary>
    private static async Task<HttpResponseMessage?> ResponseOfAsync(
        IActionResult? result,
        HttpActionContext action,
        CancellationToken cancellationToken
    )
    {
        switch (result)
        {
            case EmptyResult:
                return action.Request.CreateResponse(HttpStatusCode.NoContent);
            case ObjectResult { Value: HttpResponseMessage response }:
                return response;
            case ObjectResult { Value: IHttpActionResult actionResult }:
                return await actionResult.ExecuteAsync(cancellationToken).ConfigureAwait(false)
                    ?? throw ReturnedNull(action);
            case ObjectResult { Value: null } when IsResponse(action.ActionDescriptor.ReturnType):
                throw ReturnedNull(action);
            case ObjectResult { Value: var value }:
                Type declared = action.ActionDescriptor.ReturnType ?? typeof(object);
                return action.Request.Negotiate(
                    HttpStatusCode.OK,
                    declared == typeof(object) ? value?.GetType() ?? declared : declared,
                    value,
                    action.ActionDescriptor.Configuration
                );
            default:
                return null;
        }
    }

    private static bool IsResponse(Type? type) =>
        type is not null
        && (typeof(HttpResponseMessage).IsAssignableFrom(type) || typeof(IHttpActionResult).IsAssignableFrom(type));

    private static InvalidOperationException ReturnedNull(HttpActionContext action) =>
        new(
            $"{action.ActionDescriptor.ControllerDescriptor.ControllerType}.{action.ActionDescriptor.ActionName} returned null where a response was expected. Return Request.CreateResponse(...) or a result such as Ok()."
        );
}
