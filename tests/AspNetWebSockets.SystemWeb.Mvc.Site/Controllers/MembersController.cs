using System.Web;
using System.Web.Mvc;

namespace ClassicSite.Controllers
{
    [Authorize]
    [RoutePrefix("members")]
    [Route("{action=List}")]
    public class MembersController : Controller
    {
        public ActionResult List()
        {
            return Content("members for " + User.Identity.Name);
        }

        [Authorize(Roles = "admins")]
        public ActionResult Manage()
        {
            return Content("manage");
        }

        [AllowAnonymous]
        public ActionResult Join()
        {
            return Content("join");
        }

        [Route("~/profile/{id:int}"), OutputCache(NoStore = true, Duration = 0, VaryByParam = "*")]
        public ActionResult Profile(int id)
        {
            return Content("profile " + id);
        }

        [AllowAnonymous, HeaderAuthorize]
        public ActionResult ByHeader()
        {
            return Content("by header");
        }

        public class HeaderAuthorizeAttribute : AuthorizeAttribute
        {
            public override void OnAuthorization(AuthorizationContext filterContext)
            {
                if (!AuthorizeCore(filterContext.HttpContext))
                {
                    filterContext.Result = new HttpStatusCodeResult(403);
                }
            }

            protected override bool AuthorizeCore(HttpContextBase httpContext)
            {
                return httpContext.Request.Headers["X-Key"] == "open";
            }
        }
    }
}
