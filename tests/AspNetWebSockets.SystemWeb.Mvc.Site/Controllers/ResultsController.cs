using System;
using System.IO;
using System.Net;
using System.Text;
using System.Web;
using System.Web.Mvc;
using ClassicSite.Models;

namespace ClassicSite.Controllers
{
    public class ResultsController : Controller
    {
        private string _seen = "";

        protected override void OnActionExecuting(ActionExecutingContext filterContext)
        {
            _seen = filterContext.ActionDescriptor.ActionName;
            if (Request["stop"] != null)
            {
                filterContext.Result = Content("stopped before " + _seen);
            }
        }

        public string Text(string message)
        {
            return "You send :" + message;
        }

        public int Number()
        {
            return 42;
        }

        public ActionResult Seen()
        {
            return Content(_seen, "text/plain");
        }

        public ActionResult Data()
        {
            return Json(
                new { Name = "<tea>", Made = new DateTime(2012, 8, 15, 0, 0, 0, DateTimeKind.Utc) },
                JsonRequestBehavior.AllowGet
            );
        }

        [HttpPost]
        public ActionResult Data(Product product)
        {
            return Json(product);
        }

        public ActionResult Denied()
        {
            return Json("secret");
        }

        public ActionResult Bytes()
        {
            return File(Encoding.UTF8.GetBytes("bytes"), "application/octet-stream", "bytes.bin");
        }

        public ActionResult FromStream()
        {
            return File(new MemoryStream(Encoding.UTF8.GetBytes("a,b")), "text/csv");
        }

        public ActionResult Missing()
        {
            return HttpNotFound("not here");
        }

        public ActionResult Away()
        {
            return Redirect("~/Results/Text?message=x");
        }

        public ActionResult Home()
        {
            return RedirectToAction("Build", "Home", new { id = 7, why = "b c" });
        }

        public ActionResult Link()
        {
            return Content(Url.Action("Index", "Home") + " " + Url.Action("Seen") + " " + Url.Content("~/site.css"));
        }

        public ActionResult Fails()
        {
            throw new InvalidOperationException("from the action");
        }

        public ActionResult Gone()
        {
            throw new HttpException(410, "it is gone");
        }

        [ActionName("renamed")]
        public ActionResult SomethingElse(int? number)
        {
            return Content(RouteData.Values["action"] + " " + (number ?? -1));
        }

        [NonAction]
        public ActionResult Hidden()
        {
            return Content("never to be seen");
        }
    }
}
