using System;
using System.Net;
using System.Net.Http;
using System.Web.Http.Filters;

namespace ClassicSite.Filters
{
    public class NotImplementedFilterAttribute : ExceptionFilterAttribute
    {
        public override void OnException(HttpActionExecutedContext context)
        {
            if (context.Exception is NotImplementedException)
            {
                context.Response = context.Request.CreateErrorResponse(
                    HttpStatusCode.NotImplemented,
                    context.Exception
                );
            }
        }
    }
}
