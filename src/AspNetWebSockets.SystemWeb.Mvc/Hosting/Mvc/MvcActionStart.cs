using CoreFilters = Microsoft.AspNetCore.Mvc.Filters;

namespace System.Web.Mvc;

/// <summary>Before all action filters: tells the controller what it answers, and calls its own filters, which come first.</summary>
internal sealed class MvcActionStart
    : CoreFilters.IActionFilter,
        CoreFilters.IResultFilter,
        CoreFilters.IExceptionFilter,
        CoreFilters.IOrderedFilter
{
    public int Order => int.MinValue;

    public void OnActionExecuting(CoreFilters.ActionExecutingContext context)
    {
        Controller controller = (Controller)context.Controller;
        ControllerContext controllerContext = MvcRequest.Of(context);
        controllerContext.Controller = controller;
        controller.ModelState.Merge(context.ModelState);
        controller.Begin(controllerContext);

        AuthorizationContext authorization = new(controllerContext);
        ((IAuthorizationFilter)controller).OnAuthorization(authorization);
        if (authorization.Result is { } result)
        {
            context.Result = new MvcActionResult(result);
            return;
        }

        MvcActionFilter.Executing(controller, context);
    }

    public void OnActionExecuted(CoreFilters.ActionExecutedContext context) =>
        MvcActionFilter.Executed((Controller)context.Controller, context);

    public void OnResultExecuting(CoreFilters.ResultExecutingContext context) =>
        MvcResultFilter.Executing((Controller)context.Controller, context);

    public void OnResultExecuted(CoreFilters.ResultExecutedContext context) =>
        MvcResultFilter.Executed((Controller)context.Controller, context);

    public void OnException(CoreFilters.ExceptionContext context)
    {
        if (MvcRequest.Of(context).Controller is Controller controller)
        {
            MvcExceptionFilter.Failed(controller, context);
        }
    }
}
