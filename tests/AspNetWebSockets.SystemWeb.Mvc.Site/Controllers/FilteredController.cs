using System;
using System.Net.Http;
using System.Web.Http;
using ClassicSite.Filters;

namespace ClassicSite.Controllers
{
    [Stamp]
    [NotImplementedFilter]
    public class FilteredController : ApiController
    {
        private readonly string _made;

        public FilteredController()
        {
            _made = "by the constructor without parameters";
        }

        public FilteredController(string made)
        {
            _made = made;
        }

        [HttpGet]
        public string Echo(string text)
        {
            return text;
        }

        [HttpGet]
        public string Missing()
        {
            throw new NotImplementedException("later");
        }

        [HttpGet]
        public string Made()
        {
            return _made;
        }
    }
}
