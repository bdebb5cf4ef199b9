using System.Web.Mvc;

namespace ClassicSite.Areas.Admin.Controllers
{
    public class UsersController : Controller
    {
        public ActionResult Index(string id)
        {
            return Content("users of the area, " + id);
        }
    }
}
