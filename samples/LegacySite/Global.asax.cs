using System;
using System.Collections.Generic;
using System.Linq;
using System.Web;
using System.Web.Http;
using System.Web.Routing;

namespace LegacySite
{
    public class WebApiApplication : System.Web.HttpApplication
    {
        protected void Application_Start()
        {
            GlobalConfiguration.Configure(WebApiConfig.Register);
            Application["Started"] = DateTime.UtcNow;
        }

        protected void Application_BeginRequest(object sender, EventArgs e)
        {
            Response.AppendHeader("X-Site", "LegacySite");
        }
    }
}
