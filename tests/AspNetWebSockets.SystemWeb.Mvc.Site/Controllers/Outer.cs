using System.Web.Http;

namespace ClassicSite.Controllers
{
    public class Outer
    {
        public class NestedController : ApiController
        {
            public string Get()
            {
                return (string)Request.GetDependencyScope()?.GetService(typeof(string)) ?? "nested";
            }
        }
    }
}
