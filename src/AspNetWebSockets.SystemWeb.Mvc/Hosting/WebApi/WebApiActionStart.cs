using System.Net;
using System.Web.Http.Controllers;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace System.Web.Http;

/// <summary>Before all action filters: tells the controller what it answers, and refuses values that cannot be arguments.</summary>
internal sealed class WebApiActionStart : IActionFilter, IOrderedFilter
{
    public int Order => int.MinValue;

    public void OnActionExecuting(ActionExecutingContext context)
    {
        ApiController controller = (ApiController)context.Controller;
        HttpActionContext action = WebApiRequest.Of(context);
        action.ControllerContext.Controller = controller;
        action.ModelState.Merge(context.ModelState);
        foreach (ParameterDescriptor parameter in context.ActionDescriptor.Parameters)
        {
            action.ActionArguments[parameter.Name] = context.ActionArguments.TryGetValue(
                parameter.Name,
                out object? value
            )
                ? value
                : null;
        }

        controller.Begin(action);
        if (context.ActionDescriptor.Parameters.Any(parameter => CannotBe(parameter, context.ModelState)))
        {
            context.Result = new ResponseMessageActionResult(
                action.Request.CreateErrorResponse(HttpStatusCode.BadRequest, "The request is invalid.")
            );
        }
    }

    public void OnActionExecuted(ActionExecutedContext context) { }

    /// <summary>A parameter that has no null would silently be zero.</summary>
    private static bool CannotBe(ParameterDescriptor parameter, ModelStateDictionary modelState) =>
        parameter.ParameterType.IsValueType
        && Nullable.GetUnderlyingType(parameter.ParameterType) is null
        && modelState.GetFieldValidationState(parameter.BindingInfo?.BinderModelName ?? parameter.Name)
            == ModelValidationState.Invalid;
}
