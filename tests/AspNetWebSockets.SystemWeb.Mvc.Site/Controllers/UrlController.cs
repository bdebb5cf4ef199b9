using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Web.Http;

namespace ClassicSite.Controllers
{
    public class UrlController : ApiController
    {
        [HttpGet]
        [ActionName("query")]
        public Dictionary<string, string> ReadQuery(HttpRequestMessage request)
        {
            return request.GetQueryNameValuePairs().ToDictionary(pair => pair.Key, pair => pair.Value);
        }

        [HttpGet]
        [ActionName("values")]
        public string RouteValues()
        {
            return string.Join(
                ";",
                ControllerContext.RouteData.Values.OrderBy(v => v.Key).Select(v => v.Key + "=" + v.Value)
            );
        }
    }
}
