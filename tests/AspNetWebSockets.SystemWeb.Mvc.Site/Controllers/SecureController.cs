using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Threading;
using System.Web;
using System.Web.Http;
using ClassicSite.Filters;

namespace ClassicSite.Controllers
{
    [Authorize]
    [RoutePrefix("secure")]
    public class SecureController : ApiController
    {
        [Route("socket"), HttpGet]
        public HttpResponseMessage Socket()
        {
            string name = User.Identity.Name;
            HttpContext.Current.AcceptWebSocketRequest(c =>
                c.WebSocket.CloseAsync(
                    WebSocketCloseStatus.NormalClosure,
                    name + "," + User.Identity.Name + "," + c.User.Identity.Name,
                    CancellationToken.None
                )
            );
            return Request.CreateResponse(HttpStatusCode.SwitchingProtocols);
        }

        [Route("admin"), HttpGet, Authorize(Roles = "admins, owners")]
        public string Admin()
        {
            return "admin " + RequestContext.Principal.Identity.Name;
        }

        [Route("named"), HttpGet, Authorize(Users = "ann,bob")]
        public string Named()
        {
            return "named";
        }

        [Route("open"), HttpGet, AllowAnonymous]
        public string Open()
        {
            return "open";
        }

        [Route("token"), HttpGet, AllowAnonymous, TokenAuthorize]
        public string Token()
        {
            return "token";
        }
    }
}
