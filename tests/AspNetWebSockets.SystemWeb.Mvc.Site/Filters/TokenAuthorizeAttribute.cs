using System.Linq;
using System.Net;
using System.Net.Http;
using System.Web.Http;
using System.Web.Http.Controllers;

namespace ClassicSite.Filters
{
    // An attribute of the application's own, as many have one.
    public class TokenAuthorizeAttribute : AuthorizeAttribute
    {
        public override void OnAuthorization(HttpActionContext actionContext)
        {
            string token = actionContext
                .Request.GetQueryNameValuePairs()
                .Where(pair => pair.Key == "token")
                .Select(pair => pair.Value)
                .FirstOrDefault();
            if (token == null)
            {
                HandleUnauthorizedRequest(actionContext);
            }
            else if (token != "secret")
            {
                actionContext.Response = actionContext.Request.CreateErrorResponse(
                    HttpStatusCode.Forbidden,
                    "wrong token"
                );
            }
        }
    }
}
