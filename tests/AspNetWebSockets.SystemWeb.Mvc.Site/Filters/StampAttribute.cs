using System.Web.Http.Controllers;
using System.Web.Http.Filters;

namespace ClassicSite.Filters
{
    public class StampAttribute : ActionFilterAttribute
    {
        public override void OnActionExecuting(HttpActionContext actionContext)
        {
            if (actionContext.ActionArguments.ContainsKey("text"))
            {
                actionContext.ActionArguments["text"] = "stamped " + actionContext.ActionArguments["text"];
            }
        }

        public override void OnActionExecuted(HttpActionExecutedContext actionExecutedContext)
        {
            if (actionExecutedContext.Response != null)
            {
                actionExecutedContext.Response.Headers.Add(
                    "X-Stamp",
                    actionExecutedContext.ActionContext.ActionDescriptor.ActionName
                );
            }
        }
    }
}
