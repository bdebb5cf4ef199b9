using System.Web.Http;
using System.Web.Routing;

namespace System.Web;

/// <summary>What <c>MapSystemWebControllers</c> was given, for the conventions that ASP.NET Core MVC runs later.</summary>
internal sealed class ControllerRegistration
{
    /// <summary>The configuration of Web API.</summary>
    internal HttpConfiguration WebApi { get; set; } = GlobalConfiguration.Configuration;

    /// <summary>The table of routes.</summary>
    internal RouteCollection Routes { get; set; } = RouteTable.Routes;
}
